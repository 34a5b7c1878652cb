package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.account;
import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot be handled fails alone. */
@Timeout(60)
class PoisonTest {
    private static final Credits POISON = Credits.of(13);

    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private LedgerFixture ledger;

    @BeforeEach
    void start() {
        ledger = LedgerFixture.on(database, LedgerFixture.small(1));
        ledger.ask("open a", open("a", 1_000_000));
        ledger.ask("open b", open("b", 1_000_000));
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @Test
    void commands_that_throw_after_they_were_decided_fail_alone() {
        ledger.side().bus().registerHandlerInterceptor((unitOfWork, chain) -> {
            Object decision = chain.proceed();
            if (unitOfWork.getMessage().getPayload() instanceof DecrementCredits d
                    && d.amount().equals(POISON)) {
                throw new IllegalArgumentException("poison");
            }
            return decision;
        });
        List<CompletableFuture<Outcome>> good = new ArrayList<>();
        List<CompletableFuture<Outcome>> bad = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            (i % 10 == 3 ? bad : good)
                    .add(ledger.submit("k" + i, decrement(i % 2 == 0 ? "a" : "b", i % 10 == 3 ? 13 : 1)));
        }

        assertThat(good).allSatisfy(g -> assertThat(g.join()).isInstanceOf(Outcome.Accepted.class));
        assertThat(bad).allSatisfy(b -> assertThatThrownBy(b::join).hasRootCauseMessage("poison"));
        Book book = Book.audited(database.dataSource());
        assertThat(book.count(CreditsDecremented.class)).isEqualTo(270);
        Outcome.Accepted after = (Outcome.Accepted) ledger.ask(null, decrement("a", 1));
        assertThat(((CreditsDecremented) after.events().getFirst().event()).balance())
                .isEqualTo(book.balance("a").minus(Credits.of(1)));
        assertThat(ledger.ask("k3", decrement("b", 1))).isInstanceOf(Outcome.Accepted.class); // It bound nothing.
    }

    @Test
    void an_account_with_an_event_of_an_unknown_type_fails_alone() throws SQLException {
        damage("UPDATE ledger.event SET type = 'credits.conjured' WHERE stream = 't/customer:a' AND seq = 1");
        assertOnlyAccountAFails();
    }

    @Test
    void an_account_with_a_damaged_payload_fails_alone() throws SQLException {
        damage("UPDATE ledger.event SET payload = '{\"id\":' WHERE stream = 't/customer:a' AND seq = 1");
        assertOnlyAccountAFails();
    }

    @Test
    void an_account_whose_history_cannot_have_happened_fails_alone() throws SQLException {
        damage("UPDATE ledger.event SET payload = (SELECT payload FROM ledger.event WHERE stream = 't/customer:a'"
                + " AND seq = 0), type = 'account.opened' WHERE stream = 't/customer:a' AND seq = 1");
        assertOnlyAccountAFails();
    }

    @Test
    void a_caller_that_fails_over_its_answer_harms_nobody_else() {
        CompletableFuture<Outcome> other = new CompletableFuture<>();
        Submission careless = new Submission(decrement("a", 1), "t", null, new TreeMap<>());
        ledger.side()
                .bus()
                .dispatch(
                        new GenericCommandMessage<>(
                                new GenericMessage<>(
                                        careless.command(), MetaData.with(LaneCommandBus.SUBMISSION, careless)),
                                AccountCommand.class.getName()),
                        (message, result) -> {
                            other.complete(
                                    ledger.submit(null, decrement("b", 1)).join());
                        });
        List<CompletableFuture<Outcome>> good = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            good.add(ledger.submit(null, decrement("b", 1)));
        }

        assertThat(good).allSatisfy(g -> assertThat(g.join()).isInstanceOf(Outcome.Accepted.class));
        assertThat(other).isNotDone(); // A lane that waited for itself would never end, so it refuses.
    }

    private void assertOnlyAccountAFails() {
        ledger.close();
        ledger = LedgerFixture.on(database, LedgerFixture.small(1));
        List<CompletableFuture<Outcome>> good = new ArrayList<>();
        List<CompletableFuture<Outcome>> bad = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            good.add(ledger.submit(null, decrement("b", 1)));
            bad.add(ledger.submit(null, decrement("a", 1)));
            good.add(ledger.submit(null, open("c" + i, 1)));
        }

        assertThat(good).allSatisfy(g -> assertThat(g.join()).isInstanceOf(Outcome.Accepted.class));
        assertThat(bad)
                .allSatisfy(b -> assertThatThrownBy(b::join)
                        .hasCauseInstanceOf(RuntimeException.class)
                        .rootCause()
                        .isNotInstanceOf(LedgerUnavailable.class));
        long written = ledger.side().log().stream(account("a").stream(), 0, Long.MAX_VALUE)
                .size();
        assertThat(written).isEqualTo(2);
    }

    private void damage(String sql) throws SQLException {
        try (Connection connection = database.superuserDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
