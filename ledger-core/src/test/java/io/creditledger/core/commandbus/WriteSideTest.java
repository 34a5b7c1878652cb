package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.grant;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountRefusal.AccountAlreadyOpen;
import io.creditledger.core.account.LimitRefusal.InsufficientCredits;
import io.creditledger.core.account.MalformedRefusal.AmountNotPositive;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.eventstore.StoredEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteSideTest {
    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private LedgerFixture ledger;

    @BeforeEach
    void start() {
        ledger = LedgerFixture.on(database, WriteSettings.DEFAULT);
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @Test
    void an_accepted_command_is_in_the_log_with_gapless_positions_and_sequence() {
        ledger.ask("k1", open("a", 100));
        Outcome outcome = ledger.ask("k2", decrement("a", 30));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
            assertThat(accepted.position()).isEqualTo(3);
            assertThat(accepted.replayed()).isFalse();
            CreditsDecremented event =
                    (CreditsDecremented) accepted.events().getFirst().event();
            assertThat(event.balance()).isEqualTo(Credits.of(70));
        });
        List<StoredEvent> log = ledger.side().log().after(0, 10);
        assertThat(log).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L);
        assertThat(log).extracting(StoredEvent::seq).containsExactly(0L, 1L, 2L);
        assertThat(log).extracting(StoredEvent::idempotencyKey).containsExactly("k1", null, "k2");
    }

    @Test
    void a_retry_gets_the_first_answer_and_changes_nothing() {
        ledger.ask("open", open("a", 100));
        Outcome.Accepted first = (Outcome.Accepted) ledger.ask("k", decrement("a", 30));
        Outcome.Accepted again = (Outcome.Accepted) ledger.ask("k", decrement("a", 30));

        assertThat(again.replayed()).isTrue();
        assertThat(again.position()).isEqualTo(first.position());
        assertThat(again.events()).isEqualTo(first.events());
        assertThat(ledger.side().log().headPosition()).isEqualTo(3);
    }

    @Test
    void a_key_with_another_question_is_refused_for_ever() {
        ledger.ask("open", open("a", 100));
        ledger.ask("k", decrement("a", 30));

        assertThat(ledger.ask("k", decrement("a", 31))).isEqualTo(new Outcome.KeyReused("k"));
        assertThat(ledger.ask("k", grant("a", 30))).isEqualTo(new Outcome.KeyReused("k"));
    }

    @Test
    void a_refusal_that_depended_on_the_state_binds_its_key() {
        ledger.ask("open", open("a", 10));
        Outcome refused = ledger.ask("k", decrement("a", 11));
        ledger.ask("topup", grant("a", 100));

        InsufficientCredits reason = new InsufficientCredits(Credits.of(11), Credits.of(10));
        assertThat(refused).isEqualTo(new Outcome.Refused(reason, false));
        assertThat(ledger.ask("k", decrement("a", 11))).isEqualTo(new Outcome.Refused(reason, true));
    }

    @Test
    void a_malformed_request_binds_nothing() {
        ledger.ask("open", open("a", 10));

        assertThat(ledger.ask("k", decrement("a", 0)))
                .isEqualTo(new Outcome.Refused(new AmountNotPositive(Credits.ZERO), false));
        assertThat(ledger.ask("k", decrement("a", 1))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void the_same_key_twice_in_one_batch_has_one_effect() {
        ledger.ask("open", open("a", 100));
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(ledger.submit("k", decrement("a", 30)));
        }

        List<Outcome> outcomes = answers.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).allMatch(Outcome.Accepted.class::isInstance);
        assertThat(outcomes).filteredOn(o -> !((Outcome.Accepted) o).replayed()).hasSize(1);
        assertThat(ledger.side().log().headPosition()).isEqualTo(3);
    }

    @Test
    void answers_survive_a_restart() {
        ledger.ask("open", open("a", 10));
        Outcome.Accepted accepted = (Outcome.Accepted) ledger.ask("k1", decrement("a", 4));
        ledger.ask("k2", decrement("a", 100));
        ledger.close();
        ledger = LedgerFixture.on(database, WriteSettings.DEFAULT);

        assertThat(((Outcome.Accepted) ledger.ask("k1", decrement("a", 4))).events())
                .isEqualTo(accepted.events());
        assertThat(ledger.ask("k2", decrement("a", 100)))
                .isEqualTo(new Outcome.Refused(new InsufficientCredits(Credits.of(100), Credits.of(6)), true));
        assertThat(ledger.ask("open2", open("a", 10))).isEqualTo(new Outcome.Refused(new AccountAlreadyOpen(), false));
    }

    @Test
    void a_full_lane_says_so_and_nothing_happens() {
        ledger.close();
        ledger = LedgerFixture.on(database, new WriteSettings(1, 1, 1, 100, 256, 1024));
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        answers.add(ledger.submit("open", open("a", 1_000_000)));
        for (int i = 0; i < 5_000; i++) {
            answers.add(ledger.submit(null, decrement("a", 1)));
        }
        long accepted = 0;
        for (CompletableFuture<Outcome> answer : answers) {
            try {
                accepted += answer.join() instanceof Outcome.Accepted ? 1 : 0;
            } catch (java.util.concurrent.CompletionException e) {
                assertThat(e).hasCauseInstanceOf(LedgerOverloaded.class);
            }
        }
        assertThat(accepted).isBetween(1L, 5_000L);
        assertThat(ledger.side().log().headPosition()).isEqualTo(accepted + 1);
    }
}
