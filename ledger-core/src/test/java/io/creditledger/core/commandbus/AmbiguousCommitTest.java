package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.grant;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.LimitRefusal.InsufficientCredits;
import io.creditledger.core.commandbus.TcpProxy.Fault;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to an append is lost: whatever the network did, every caller gets the one right answer. */
@Execution(ExecutionMode.CONCURRENT) // each on a database of its own, most of the time waiting for a timeout
class AmbiguousCommitTest {
    /** Begins the one statement that appends; the driver sends its text until it is prepared on the server. */
    private static final String APPEND = "WITH head AS";

    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private TcpProxy proxy;
    private LedgerFixture ledger;

    @BeforeEach
    void start() throws IOException {
        proxy = TcpProxy.before(database.url());
        // Never prepared on the server, so that the proxy can tell the statements apart.
        String url = proxy.url(database.url(), "prepareThreshold=0&socketTimeout=1");
        ledger = LedgerFixture.on(database, url, LedgerFixture.small(2));
        ledger.ask("open", open("a", 100));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.comeBack();
        ledger.close();
        proxy.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CUT_BEFORE", "CUT_AFTER", "LATE", "BLACK_HOLE", "DEAF"})
    void a_decrement_without_key_is_made_exactly_once(Fault fault) {
        proxy.fail(APPEND, fault);
        Outcome outcome = ledger.ask(null, decrement("a", 30));

        assertThat(proxy.faults()).isEqualTo(1);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.position()).isEqualTo(3));
        settleDown();
        Book book = Book.audited(database.dataSource());
        assertThat(book.count(CreditsDecremented.class)).isEqualTo(1);
        assertThat(book.balance("a")).isEqualTo(Credits.of(70));
    }

    @Test
    void a_statement_that_arrives_after_it_was_given_up_finds_the_head_moved_on() {
        proxy.fail(APPEND, Fault.LATE, Fault.SLOW); // The first try reaches the server before the second.
        Outcome outcome = ledger.ask(null, decrement("a", 30));

        assertThat(proxy.faults()).isEqualTo(2);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        settleDown();
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.of(70));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CUT_BEFORE", "CUT_AFTER", "LATE", "BLACK_HOLE", "DEAF"})
    void a_batch_that_only_refuses_has_the_same_answer_for_ever(Fault fault) {
        proxy.fail(APPEND, fault);
        Outcome outcome = ledger.ask("k", decrement("a", 101));
        ledger.ask("topup", grant("a", 100));

        assertThat(proxy.faults()).isEqualTo(1);
        InsufficientCredits reason = new InsufficientCredits(Credits.of(101), Credits.of(100));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(reason));
        assertThat(ledger.ask("k", decrement("a", 101))).isEqualTo(new Outcome.Refused(reason, true));
        settleDown();
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.of(200));
    }

    @Test
    void reads_whose_connection_breaks_are_read_again() {
        proxy.fail("JOIN ledger.event", Fault.CUT_BEFORE);
        assertThat(ledger.ask("cold", open("b", 1))).isInstanceOf(Outcome.Accepted.class);
        proxy.fail("JOIN ledger.command_key", Fault.CUT_AFTER);
        assertThat(ledger.ask("cold", open("b", 1)))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class, a -> assertThat(a.replayed()).isTrue());
        proxy.fail("SELECT position, version", Fault.CUT_BEFORE);
        assertThat(ledger.ask(null, decrement("b", 2))).isInstanceOf(Outcome.Refused.class);
        assertThat(proxy.faults()).isEqualTo(3);
    }

    @Test
    void answers_are_right_although_a_rival_wrote_behind_the_lost_append() {
        try (LedgerFixture rival = LedgerFixture.on(database, LedgerFixture.small(1))) {
            for (Fault fault : List.of(Fault.CUT_AFTER, Fault.DEAF, Fault.CUT_BEFORE, Fault.LATE)) {
                proxy.fail(APPEND, fault);
                CompletableFuture<Outcome> answer = ledger.submit(null, decrement("a", 1));
                while (!answer.isDone()) {
                    rival.ask(null, open("b" + rival.side().headPosition(), 1));
                }
                assertThat(answer.join()).isInstanceOf(Outcome.Accepted.class);
            }
        }
        settleDown();
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.of(96));
    }

    @Test
    void a_connection_that_breaks_while_the_head_is_locked_is_replaced() {
        try (LedgerFixture rival = LedgerFixture.on(database, LedgerFixture.small(1))) {
            for (Fault fault : List.of(Fault.CUT_BEFORE, Fault.CUT_AFTER, Fault.DEAF)) {
                rival.ask(null, grant("a", 1));
                ledger.ask(null, decrement("a", 1)); // Learns of the rival: the next append locks the head first.
                proxy.fail(APPEND, fault);
                assertThat(ledger.ask(null, decrement("a", 1))).isInstanceOf(Outcome.Accepted.class);
            }
        }
        assertThat(proxy.faults()).isEqualTo(3);
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.of(97));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NONE", "DEAF"})
    void without_a_database_callers_are_told_in_time_and_a_retry_gets_the_one_answer(Fault fault) {
        if (fault == Fault.NONE) {
            proxy.goAway();
        }
        proxy.fail(APPEND, fault);
        long asked = System.nanoTime();
        CompletableFuture<Outcome> lost = ledger.submit("k", decrement("a", 30));
        if (fault == Fault.DEAF) {
            settleDown(); // The append gets in, and then nobody can ask whether it did.
            proxy.goAway();
        }

        assertThatThrownBy(lost::join).hasCauseInstanceOf(LedgerUnavailable.class);
        assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(12));
        proxy.comeBack();
        Outcome.Accepted retried = (Outcome.Accepted) askUntilAnswered("k", decrement("a", 30));
        assertThat(retried.replayed()).isEqualTo(fault == Fault.DEAF);
        assertThat(retried.position()).isEqualTo(3);
        assertThat(askUntilAnswered(null, decrement("a", 71))).isInstanceOf(Outcome.Refused.class);
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.of(70));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void broken_connections_under_load_lose_and_double_nothing(boolean withRival) {
        ledger.ask("more", grant("a", 1_000_000));
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        try (LedgerFixture rival = LedgerFixture.on(database, LedgerFixture.small(1))) {
            for (int round = 0; round < 5; round++) {
                for (int i = 0; i < 400; i++) {
                    LedgerFixture node = withRival && i % 4 == 0 ? rival : ledger;
                    answers.add(node.submit(i % 2 == 0 ? "k" + answers.size() : null, decrement("a", 1)));
                }
                database.terminateConnections();
            }
            assertThat(answers).allSatisfy(a -> assertThat(a.join()).isInstanceOf(Outcome.Accepted.class));
        }
        Book book = Book.audited(database.dataSource());
        assertThat(book.count(CreditsDecremented.class)).isEqualTo(answers.size());
        assertThat(book.balance("a")).isEqualTo(Credits.of(1_000_100 - answers.size()));
    }

    /** As callers do: the pool takes its time to believe that the database is back. */
    private Outcome askUntilAnswered(@Nullable String key, LedgerCommand command) {
        for (int tries = 1; ; tries++) {
            try {
                return ledger.ask(key, command);
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(LedgerUnavailable.class);
                assertThat(tries).isLessThan(10);
            }
        }
    }

    /** Gives a statement that is still on its way the time to arrive. */
    private static void settleDown() {
        try {
            Thread.sleep(2 * TcpProxy.LATE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
