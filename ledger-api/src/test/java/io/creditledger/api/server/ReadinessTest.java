package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.server.ServerSettings.Management;
import io.creditledger.api.traffic.RequestLines;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ready means: can append. Stopping means: said so first, answers what it took, loses nothing. */
@Timeout(60)
class ReadinessTest {
    private static final String DECREMENTS = "/api/ledger/v1/accounts/organization:demo/decrements";

    private final TestLedger ledger = new TestLedger(new ServerSettings(
            0, false, RequestLines.NONE, "0", new Management("127.0.0.1", 0, true), Duration.ofSeconds(1)));

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void a_node_that_may_not_append_is_not_ready_and_says_why() throws SQLException {
        assertThat(ledger.anonymous().get("/readyz").status()).isEqualTo(200);
        run("REVOKE INSERT ON ledger.event FROM ledger_app");
        try {
            Answer down = ledger.anonymous().get("/readyz");
            assertThat(down.status()).isEqualTo(503);
            assertThat(down.text("/reasons/0")).isEqualTo("the database's role may not append");
            assertThat(decrement().status()).isEqualTo(503);
            assertThat(ledger.operator().get("/readyz").json().at("/reasons").toString())
                    .contains("the last append failed");
            assertThat(ledger.anonymous().get("/livez").status()).isEqualTo(200);
        } finally {
            run("GRANT INSERT ON ledger.event TO ledger_app");
        }
        assertThat(decrement().status()).isEqualTo(201);
        Answer up = ledger.anonymous().get("/readyz");
        assertThat(up.status()).isEqualTo(200);
        assertThat(up.json().at("/lag/balance").isNumber()).isTrue();
    }

    @Test
    void a_stopping_node_says_so_first_and_answers_what_it_took() throws Exception {
        run("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " PERFORM pg_sleep(3); RETURN NULL; END $$;"
                + " CREATE TRIGGER slow AFTER INSERT ON ledger.event FOR EACH STATEMENT EXECUTE FUNCTION slow()");
        CompletableFuture<Answer> underWay = CompletableFuture.supplyAsync(this::decrement);
        while (!ledger.operator().get("/metrics").response().body().contains("under_way{room=\"write\"} 1.0")) {
            Thread.onSpinWait();
        }
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(ledger.server()::close);
        Answer asked = ledger.anonymous().get("/readyz");
        while (asked.status() == 200) {
            asked = ledger.anonymous().get("/readyz");
        }

        assertThat(asked.text("/reasons/0")).isEqualTo("the node is stopping");
        assertThat(ledger.admin()
                        .get("/api/ledger/v1/accounts/organization:demo")
                        .status())
                .as("until the load goes elsewhere it is served")
                .isEqualTo(200);
        assertThat(underWay.join().status()).isEqualTo(201);
        stopped.join();
        long position = Long.parseLong(underWay.join().header("Ledger-Position"));
        assertThat(ledger.ledger().log().headPosition()).isEqualTo(position);
    }

    private Answer decrement() {
        return ledger.admin().keyed().post(DECREMENTS, "{\"amount\": \"1\"}");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = ledger.database().superuserDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
