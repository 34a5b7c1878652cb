package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.account;
import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.core.account.AccountCommand.ExpireCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Settings;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One outcome per key, for ever, however often and however strangely it is used. */
@Timeout(60)
class KeyStormTest {
    private static final List<String> ODD_KEYS = List.of(
            "NULL",
            "null",
            "{}",
            "{\"a\",b}",
            "'; DROP TABLE ledger.event; --",
            "back\\slash \"quote\" 'tick'",
            " leading and trailing ",
            "leading and trailing",
            "\t\n\r\u0001\u007f",
            "ключ",
            "鍵🔑👩\u200d👩\u200d👧",
            "e\u0301 is not",
            "\u00e9 is not",
            "%s %n ${jndi:x}",
            "\ufffd\uffff");

    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private LedgerFixture ledger;

    @BeforeEach
    void start() {
        ledger = LedgerFixture.on(database, LedgerFixture.small(2));
        for (char name = 'a'; name <= 'h'; name++) {
            ledger.ask("open " + name, open(String.valueOf(name), 10_000));
        }
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @Test
    void a_flood_of_retries_has_one_effect_per_key() {
        List<List<CompletableFuture<Outcome>>> byKey = new ArrayList<>();
        for (int key = 0; key < 50; key++) {
            byKey.add(new ArrayList<>());
        }
        for (int round = 0; round < 40; round++) {
            for (int key = 0; key < 50; key++) {
                byKey.get(key).add(ledger.submit("k" + key, decrement(key % 2 == 0 ? "a" : "b", 1 + key)));
            }
        }
        for (List<CompletableFuture<Outcome>> answers : byKey) {
            List<Outcome.Accepted> accepted =
                    answers.stream().map(a -> (Outcome.Accepted) a.join()).toList();
            assertThat(accepted)
                    .extracting(Outcome.Accepted::events)
                    .containsOnly(accepted.getFirst().events());
            assertThat(accepted).filteredOn(a -> !a.replayed()).hasSize(1);
        }
        assertThat(Book.audited(database.dataSource()).count(CreditsDecremented.class))
                .isEqualTo(50);
    }

    @Test
    void a_key_used_for_two_accounts_at_once_belongs_to_one_of_them() {
        for (int round = 0; round < 150; round++) {
            List<CompletableFuture<Outcome>> answers = new ArrayList<>();
            for (char name = 'a'; name <= 'h'; name++) {
                answers.add(ledger.submit("k" + round, decrement(String.valueOf(name), 1)));
            }
            List<Outcome> outcomes =
                    answers.stream().map(CompletableFuture::join).toList();
            assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Outcome.KeyReused.class::isInstance).hasSize(7);
        }
        assertThat(Book.audited(database.dataSource()).count(CreditsDecremented.class))
                .isEqualTo(150);
    }

    @Test
    void lanes_that_bring_the_same_keys_all_the_time_do_not_stop_each_other() {
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            answers.add(ledger.submit("k" + i / 8, decrement(String.valueOf((char) ('a' + i % 8)), 1)));
        }
        assertThat(answers.stream().map(CompletableFuture::join).filter(Outcome.Accepted.class::isInstance))
                .hasSize(375);
        assertThat(Book.audited(database.dataSource()).count(CreditsDecremented.class))
                .isEqualTo(375);
    }

    @Test
    void keys_of_two_tenants_have_nothing_to_do_with_each_other() {
        AccountId other = AccountId.customer("u", "a");
        OpenAccount opening = new OpenAccount(
                other, UuidCreator.getTimeOrderedEpoch(), LedgerFixture.now(), Settings.DEFAULT, List.of());
        Outcome outcome = ledger.side()
                .submit(new Submission(opening, "u", "open a", new TreeMap<>()))
                .join();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class, a -> assertThat(a.replayed()).isFalse());
        assertThat(account("a").stream()).isNotEqualTo(other.stream());
    }

    @Test
    void odd_keys_are_keys_like_others() {
        for (String key : ODD_KEYS) {
            Outcome.Accepted first = (Outcome.Accepted) ledger.ask(key, decrement("a", 7));
            Outcome.Accepted again = (Outcome.Accepted) ledger.ask(key, decrement("a", 7));

            assertThat(first.replayed()).as(key).isFalse();
            assertThat(again).as(key).isEqualTo(new Outcome.Accepted(first.position(), first.events(), true));
            assertThat(ledger.ask(key, decrement("a", 8))).isEqualTo(new Outcome.KeyReused(key));
        }
        assertThat(Book.audited(database.dataSource()).balance("a"))
                .isEqualTo(Credits.of(10_000 - 7 * ODD_KEYS.size()));
    }

    @Test
    void a_key_has_at_most_255_characters_of_any_script() {
        String longest = "鍵".repeat(255);
        assertThat(ledger.ask(longest, decrement("a", 1))).isInstanceOf(Outcome.Accepted.class);
        assertThat(ledger.ask(longest, decrement("a", 1)))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class, a -> assertThat(a.replayed()).isTrue());
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.submit(longest + "x", decrement("a", 1)));
    }

    @Test
    void a_key_that_could_not_be_given_back_is_no_key() {
        for (String key : List.of("", "nul\0", "half a pair \ud800", "\udc00")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ledger.submit(key, decrement("a", 1)));
        }
        assertThat(ledger.side().log().headPosition()).isEqualTo(16);
    }

    @Test
    void a_key_that_another_node_took_in_between_is_answered_with_what_it_took_it_for() {
        try (LedgerFixture rival = LedgerFixture.on(database, LedgerFixture.small(1))) {
            for (int i = 0; i < 50; i++) {
                Outcome.Accepted there = (Outcome.Accepted) rival.ask("k" + i, decrement("a", 2));
                List<CompletableFuture<Outcome>> here = List.of(
                        ledger.submit(null, decrement("a", 1)),
                        ledger.submit("k" + i, decrement("a", 2)),
                        ledger.submit("k" + i, decrement("a", 3)),
                        ledger.submit(null, decrement("a", 1)));
                assertThat(here.get(0).join()).isInstanceOf(Outcome.Accepted.class);
                assertThat(here.get(1).join()).isEqualTo(new Outcome.Accepted(there.position(), there.events(), true));
                assertThat(here.get(2).join()).isEqualTo(new Outcome.KeyReused("k" + i));
                assertThat(here.get(3).join()).isInstanceOf(Outcome.Accepted.class);
            }
        }
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.of(9_800));
    }

    @Test
    void the_first_answer_and_its_repetition_name_the_same_position_when_nothing_happened() {
        Outcome first = ledger.ask("expire", expire());
        ledger.ask(null, decrement("b", 1));

        assertThat(first).isEqualTo(new Outcome.Accepted(16, List.of(), false));
        assertThat(ledger.ask("expire", expire())).isEqualTo(new Outcome.Accepted(16, List.of(), true));
        assertThat(ledger.ask(null, expire())).isEqualTo(new Outcome.Accepted(17, List.of(), false));
    }

    /** Asks to expire what has expired in account a: nothing. */
    private static ExpireCredits expire() {
        return new ExpireCredits(account("a"), UuidCreator.getTimeOrderedEpoch(), LedgerFixture.now());
    }
}
