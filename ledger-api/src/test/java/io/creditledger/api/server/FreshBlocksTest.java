package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Blocks whose making was answered, while the view of what is left in them is behind. */
@ExtendWith(SharedLedger.class)
class FreshBlocksTest {
    private static final long HELD_MILLIS = 300;

    private final TestLedger ledger;
    private final CreditCustomer customer;

    FreshBlocksTest(TestLedger ledger) {
        this.ledger = ledger;
        this.customer = new CreditCustomer(ledger.admin());
    }

    @Test
    void a_block_that_was_just_made_can_be_voided_and_listed_at_once() throws Exception {
        CompletableFuture<Answer> voided;
        CompletableFuture<Answer> listed;
        try (Connection connection = ledger.ledger().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "LOCK TABLE view_balance.block IN EXCLUSIVE MODE");
            String block = customer.entry("{\"entry_type\":\"increment\",\"amount\":10}")
                    .text("/credit_block/id");
            voided = CompletableFuture.supplyAsync(
                    () -> customer.entry("{\"entry_type\":\"void\",\"amount\":4,\"block_id\":\"" + block + "\"}"));
            listed = CompletableFuture.supplyAsync(
                    () -> ledger.admin().get(customer.credits + "?effective_date%5Bgte%5D=2020-01-01"));
            Thread.sleep(HELD_MILLIS);
            connection.rollback();
            connection.setAutoCommit(true);
        }

        assertThat(voided.get().status()).as(voided.get().response().body()).isEqualTo(201);
        assertThat(listed.get().json().at("/data"))
                .as(listed.get().response().body())
                .hasSize(1);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
