package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.grant;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.LimitRefusal.InsufficientCredits;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes on one database are as good as one. */
@Timeout(60)
class FencingTest {
    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private LedgerFixture one;
    private LedgerFixture two;

    @BeforeEach
    void start() {
        one = LedgerFixture.on(database, LedgerFixture.small(2));
        two = LedgerFixture.on(database, LedgerFixture.small(2));
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        database.close();
    }

    @Test
    void an_account_drained_from_both_nodes_gives_exactly_what_is_in_it() {
        one.ask("open", open("a", 1_000));
        List<Outcome> outcomes = fromBothNodes(4, 100, (node, i) -> node.ask(null, decrement("a", 3)));

        assertThat(outcomes.stream().filter(Outcome.Accepted.class::isInstance)).hasSize(333);
        assertThat(outcomes)
                .filteredOn(Outcome.Refused.class::isInstance)
                .allSatisfy(o -> assertThat(((Outcome.Refused) o).refusal())
                        .isEqualTo(new InsufficientCredits(Credits.of(3), Credits.of(1))));
        Book book = Book.audited(database.dataSource());
        assertThat(book.count(CreditsDecremented.class)).isEqualTo(333);
        assertThat(book.balance("a")).isEqualTo(Credits.of(1));
    }

    @Test
    void a_grant_on_one_node_can_be_spent_on_the_other_at_once() {
        one.ask("open", open("a", 1));
        two.ask(null, decrement("a", 1));
        for (int i = 0; i < 100; i++) {
            LedgerFixture giver = i % 2 == 0 ? one : two;
            LedgerFixture taker = i % 2 == 0 ? two : one;
            assertThat(giver.ask(null, grant("a", 5))).isInstanceOf(Outcome.Accepted.class);
            assertThat(taker.ask(null, decrement("a", 5))).isInstanceOf(Outcome.Accepted.class);
            assertThat(giver.ask(null, decrement("a", 1))).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.ZERO);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "k")
    void a_refusal_decided_on_what_another_node_has_changed_is_decided_again(@Nullable String key)
            throws InterruptedException {
        one.ask("open", open("a", 1));
        one.ask(null, decrement("a", 1));
        TimeUnit.MILLISECONDS.sleep(1_100); // The rival is forgotten, so nothing but the head row tells.
        two.ask(null, grant("a", 10));

        assertThat(one.ask(key, decrement("a", 10))).isInstanceOf(Outcome.Accepted.class);
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.ZERO);
    }

    @Test
    void other_lanes_never_refuse_from_a_state_that_their_node_has_learned_to_be_old() {
        for (int i = 0; i < 8; i++) {
            one.ask(null, open("a" + i, 0));
            one.ask(null, open("b" + i, 1_000));
        }
        // All the time the node learns of grants on its one lane while it decides on the other.
        List<CompletableFuture<Outcome>> noise = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            List<CompletableFuture<Outcome>> spent = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                noise.add(one.submit(null, decrement("b" + i, 1)));
                two.ask(null, grant("a" + i, 1));
                spent.add(one.submit(null, decrement("a" + i, 1)));
            }
            assertThat(spent).allSatisfy(s -> assertThat(s.join()).isInstanceOf(Outcome.Accepted.class));
        }
        assertThat(noise).allSatisfy(n -> assertThat(n.join()).isInstanceOf(Outcome.Accepted.class));
        Book.audited(database.dataSource());
    }

    @Test
    void a_key_raced_on_both_nodes_has_one_effect_and_one_answer() {
        one.ask("open", open("a", 1_000));
        List<Outcome> outcomes = fromBothNodes(2, 60, (node, i) -> node.ask("k" + i, decrement("a", 1)));

        assertThat(outcomes).allMatch(Outcome.Accepted.class::isInstance);
        for (int i = 0; i < 60; i++) {
            List<Outcome.Accepted> same = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                same.add((Outcome.Accepted) outcomes.get(thread * 60 + i));
            }
            assertThat(same)
                    .extracting(Outcome.Accepted::position)
                    .containsOnly(same.getFirst().position());
            assertThat(same)
                    .extracting(Outcome.Accepted::events)
                    .containsOnly(same.getFirst().events());
            assertThat(same).filteredOn(a -> !a.replayed()).hasSize(1);
        }
        assertThat(Book.audited(database.dataSource()).count(CreditsDecremented.class))
                .isEqualTo(60);
    }

    @Test
    void a_refused_key_raced_on_both_nodes_has_one_answer() {
        one.ask("open", open("a", 5));
        List<Outcome> outcomes = fromBothNodes(2, 30, (node, i) -> {
            node.ask(null, grant("a", 1)); // So that a second decision would say something else.
            return node.ask("k" + i, decrement("a", 1_000));
        });

        for (int i = 0; i < 30; i++) {
            Outcome.Refused first = (Outcome.Refused) outcomes.get(i);
            for (int thread = 1; thread < 4; thread++) {
                Outcome.Refused other = (Outcome.Refused) outcomes.get(thread * 30 + i);
                assertThat(other.refusal()).isEqualTo(first.refusal());
            }
        }
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.of(125));
    }

    @Test
    void both_nodes_make_progress_on_accounts_of_their_own() {
        List<Outcome> outcomes = fromBothNodes(4, 60, (node, i) -> {
            String name = (node == one ? "one" : "two") + i % 20;
            return i < 20 ? node.ask(null, open(name, 1_000)) : node.ask(null, decrement(name, 1));
        });

        assertThat(outcomes.stream().filter(Outcome.Accepted.class::isInstance).count())
                .isGreaterThanOrEqualTo(40 + 8 * 40);
        Book book = Book.audited(database.dataSource());
        assertThat(book.count(CreditsDecremented.class)).isEqualTo(8 * 40);
    }

    private interface Work {
        Outcome on(LedgerFixture node, int i);
    }

    /** Answers by thread, those of node one first, each thread's in order. */
    private List<Outcome> fromBothNodes(int threadsEach, int times, Work work) {
        IntFunction<CompletableFuture<List<Outcome>>> start = thread -> {
            CompletableFuture<List<Outcome>> answers = new CompletableFuture<>();
            LedgerFixture node = thread < threadsEach ? one : two;
            Thread.ofVirtual().start(() -> {
                try {
                    List<Outcome> outcomes = new ArrayList<>();
                    for (int i = 0; i < times; i++) {
                        outcomes.add(work.on(node, i));
                    }
                    answers.complete(outcomes);
                } catch (RuntimeException e) {
                    answers.completeExceptionally(e);
                }
            });
            return answers;
        };
        return Stream.iterate(0, t -> t < 2 * threadsEach, t -> t + 1).map(start::apply).toList().stream()
                .flatMap(a -> a.join().stream())
                .toList();
    }
}
