package io.creditledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvolution;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Block;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.balance.BalanceProjection;
import io.creditledger.projections.balance.PgBalanceQueries;
import io.creditledger.projections.replay.Shadow;
import io.creditledger.projections.transaction.TransactionProjection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A random history of all commands, folded in batches of every size. */
class FoldTest {
    private static final int ACCOUNTS = 6;
    private static Ledger ledger;
    private static RandomHistory history;
    private static List<RecordedEvent> events;

    @BeforeAll
    static void write() {
        ledger = new Ledger();
        history = new RandomHistory(ledger, 7, ACCOUNTS);
        assertThat(history.run(1_500)).isGreaterThan(700);
        events = ledger.events();
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 400})
    void the_size_of_batches_does_not_matter(int size) {
        for (Projection projection : Ledger.VIEWS) {
            assertThat(ledger.dump(projection, folded(projection, "view_small", events, size)))
                    .as(projection.view())
                    .isEqualTo(ledger.dump(projection, folded(projection, "view_whole", events, events.size())));
        }
    }

    @Test
    void the_history_holds_every_sort_of_event() {
        assertThat(events.stream().map(e -> (Class) e.event().getClass()).distinct())
                .containsAll(List.of(AccountEvent.class.getPermittedSubclasses()).stream()
                        .filter(Class::isRecord)
                        .map(c -> (Class) c)
                        .toList());
    }

    @Test
    void balances_are_what_the_model_says_now_and_later() {
        folded(new BalanceProjection(), "view_balance", events, 100);
        PgBalanceQueries queries = new PgBalanceQueries(ledger.dataSource(), 1);
        for (int n = 0; n < ACCOUNTS; n++) {
            AccountId account = Ledger.account(n);
            Open state = state(account);
            for (int hours = 0; hours < 120; hours += 9) {
                Instant time = history.now.plus(Duration.ofHours(hours));
                AccountView view = queries.account(account, time).orElseThrow();
                assertThat(view.available()).as("%s at %s", account, time).isEqualTo(state.availableAt(time));
                assertThat(view.balance()).isEqualTo(state.balance());
                assertThat(view.debt()).isEqualTo(state.debt());
                assertThat(view.settings()).isEqualTo(state.settings());
                assertThat(view.entry()).isEqualTo(state.entries());
                assertThat(view.low())
                        .isEqualTo(state.availableAt(time)
                                        .compareTo(state.settings().lowBalanceThreshold())
                                < 0);
            }
            assertThat(queries.blocks(account, true, history.now, 10_000, 0).stream()
                            .filter(block -> !block.remaining().isZero())
                            .map(block -> new Block(block.terms(), block.remaining(), block.held())))
                    .isEqualTo(state.blocks());
            assertThat(queries.holds(account, Instant.MIN, 1_000).stream()
                            .map(h -> h.amount())
                            .reduce(Credits.ZERO, Credits::plus))
                    .isEqualTo(
                            state.holds().values().stream().map(h -> h.amount()).reduce(Credits.ZERO, Credits::plus));
        }
    }

    @Test
    void an_event_that_comes_twice_or_too_early_is_refused_and_nothing_is_written() {
        for (Projection projection : List.of(Ledger.VIEWS.get(0), Ledger.VIEWS.get(1))) {
            String schema = folded(projection, "view_guard", events.subList(0, 1_000), 100);
            List<String> before = ledger.dump(projection, schema);
            assertThatThrownBy(() -> flush(projection, schema, events.subList(990, 1_000)))
                    .isInstanceOf(SequenceBroken.class)
                    .hasMessageContaining("expected");
            assertThatThrownBy(() -> flush(projection, schema, events.subList(1_060, 1_070)))
                    .isInstanceOf(SequenceBroken.class)
                    .hasMessageContaining("missing");
            assertThat(ledger.dump(projection, schema)).isEqualTo(before);
        }
    }

    @Test
    void what_is_remembered_refuses_as_the_rows_do_and_is_not_believed_when_the_view_stands_elsewhere() {
        TransactionProjection projection = new TransactionProjection();
        String schema = folded(projection, "view_memory", events.subList(0, 500), 100);
        Remembered remembered = new Remembered();
        flush(projection, schema, 500, events.subList(500, 600), remembered);

        assertThatThrownBy(() -> flush(projection, schema, 600, events.subList(660, 760), remembered))
                .isInstanceOf(SequenceBroken.class);
        assertThatThrownBy(() -> flush(projection, schema, 600, events.subList(550, 600), remembered))
                .isInstanceOf(SequenceBroken.class);
        flush(projection, schema, 600, events.subList(600, 700), new Remembered()); // another node
        flush(projection, schema, 700, events.subList(700, 800), remembered);
        assertThat(ledger.dump(projection, schema))
                .isEqualTo(ledger.dump(projection, folded(projection, "view_all", events.subList(0, 800), 100)));
    }

    private static void flush(
            Projection projection, String schema, long after, List<RecordedEvent> batch, Remembered remembered) {
        remembered.beginAfter(after);
        ledger.transaction(connection -> {
            ViewFold fold = projection.fold(1, remembered);
            batch.forEach(fold::add);
            fold.flush(connection, schema);
        });
        remembered.committedAt(after + batch.size());
    }

    private static void flush(Projection projection, String schema, List<RecordedEvent> batch) {
        flush(projection, schema, 0, batch, new Remembered());
    }

    private static Open state(AccountId account) {
        CreditAccount state = CreditAccount.UNOPENED;
        for (RecordedEvent event : events) {
            if (event.stream().equals(account.stream())) {
                state = AccountEvolution.evolve(state, (AccountEvent) event.event());
            }
        }
        return (Open) state;
    }

    private static String folded(Projection projection, String schema, List<RecordedEvent> events, int size) {
        Shadow shadow = new Shadow(ledger.dataSource(), projection, schema, 1);
        shadow.begin();
        for (int from = 0; from < events.size(); from += size) {
            shadow.add(events.subList(from, Math.min(events.size(), from + size)));
        }
        return schema;
    }
}
