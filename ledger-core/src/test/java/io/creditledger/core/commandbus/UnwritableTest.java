package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that refuses to write, and a node that ends. */
@Timeout(60)
class UnwritableTest {
    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private LedgerFixture ledger;

    @BeforeEach
    void start() {
        ledger = LedgerFixture.on(database, LedgerFixture.small(2));
        ledger.ask("open", open("a", 100));
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REVOKE INSERT ON ledger.event FROM ledger_app | GRANT INSERT ON ledger.event TO ledger_app",
                "REVOKE UPDATE ON ledger.head FROM ledger_app | GRANT UPDATE ON ledger.head TO ledger_app",
                "ALTER TABLE ledger.event ADD CONSTRAINT full_disk CHECK (position < 3)"
                        + " | ALTER TABLE ledger.event DROP CONSTRAINT full_disk",
                "CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " RAISE 'no space left on device' USING ERRCODE = 'disk_full'; END $$;"
                        + " CREATE TRIGGER no_space BEFORE INSERT ON ledger.event EXECUTE FUNCTION no_space()"
                        + " | DROP TRIGGER no_space ON ledger.event; DROP FUNCTION no_space"
            })
    void a_refusing_server_is_told_to_callers_at_once_and_healing_is_noticed(String break_, String heal)
            throws SQLException {
        run(break_);
        long asked = System.nanoTime();
        CompletableFuture<Outcome> lost = ledger.submit("k", decrement("a", 30));

        assertThatThrownBy(lost::join).hasCauseInstanceOf(LedgerUnavailable.class);
        assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(2));
        run(heal);
        assertThat(ledger.ask("k", decrement("a", 30))).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
            assertThat(accepted.replayed()).isFalse();
            assertThat(accepted.position()).isEqualTo(3);
        });
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.of(70));
    }

    @Test
    void a_node_that_closes_answers_everything_it_took() {
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        Thread asking = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 200_000 && !Thread.currentThread().isInterrupted(); i++) {
                answers.add(ledger.submit(null, open("c" + i, 0)));
            }
        });
        while (ledger.side().log().headPosition() < 200) {
            Thread.onSpinWait();
        }
        ledger.side().close();
        asking.interrupt();
        join(asking);

        long accepted = 0;
        for (CompletableFuture<Outcome> answer : answers) {
            assertThat(answer).isDone();
            accepted += isAccepted(answer) ? 1 : 0;
        }
        assertThat(accepted).isGreaterThanOrEqualTo(198);
        assertThat(Book.audited(database.dataSource()).events()).hasSize((int) accepted + 2);
    }

    private static boolean isAccepted(CompletableFuture<Outcome> answer) {
        try {
            return answer.join() instanceof Outcome.Accepted;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(LedgerOverloaded.class);
            return false;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.superuserDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
