package io.creditledger.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.projections.Ledger;
import io.creditledger.projections.Poisoned;
import io.creditledger.projections.Projection;
import io.creditledger.projections.RandomHistory;
import io.creditledger.projections.TokenTable;
import io.creditledger.projections.balance.PgBalanceQueries;
import io.creditledger.projections.checks.Verdict;
import io.creditledger.projections.checks.Verify;
import io.creditledger.projections.live.LiveViews;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RebuildTest {
    private Ledger ledger;
    private RandomHistory history;
    private Rebuild rebuild;

    @BeforeEach
    void open() {
        ledger = new Ledger();
        history = new RandomHistory(ledger, 13, 5);
        rebuild = new Rebuild(ledger.dataSource(), ledger.log(), 1);
        assertThat(rebuild.runWhereNeeded(Ledger.VIEWS, ReplayProgress.NONE)).isTrue();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void views_are_rebuilt_while_they_serve_and_events_arrive() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        try (LiveViews live = ledger.live("n1")) {
            live.start();
            history.run(100);
            CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> {
                int accepted = 0;
                while (going.get()) {
                    accepted += history.run(5);
                }
                return accepted;
            });
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
                int reads = 0;
                PgBalanceQueries queries = new PgBalanceQueries(ledger.dataSource(), 1);
                while (going.get()) {
                    reads += queries.accounts("demo", null, 10, RandomHistory.START)
                            .size();
                }
                return reads;
            });
            try {
                for (int i = 0; i < 4; i++) {
                    rebuild.run(Ledger.VIEWS, ReplayProgress.NONE);
                }
            } finally {
                going.set(false); // otherwise those two keep the threads that closing the views needs
            }
            assertThat(writer.get()).isPositive();
            assertThat(reader.get()).isPositive();
            for (Projection view : Ledger.VIEWS) {
                assertThat(live.progress().await(view.view(), head(), Duration.ofSeconds(20)))
                        .isTrue();
            }
            assertClean();
        }
    }

    @Test
    void a_view_that_is_missing_or_of_another_version_is_built_and_no_other() {
        history.run(100);
        rebuild.run(Ledger.VIEWS, ReplayProgress.NONE);
        assertThat(rebuild.runWhereNeeded(Ledger.VIEWS, ReplayProgress.NONE)).isFalse();
        ledger.damage("DROP SCHEMA view_tier CASCADE; UPDATE ledger.view_token SET version = 0 WHERE view = 'balance';"
                + " UPDATE view_usage.usage SET count = count + 1");
        assertThat(rebuild.runWhereNeeded(Ledger.VIEWS, ReplayProgress.NONE)).isTrue();
        TokenTable tokens = new TokenTable(ledger.dataSource(), 1);
        assertThat(tokens.position(Ledger.VIEWS.get(0))).hasValue(head());
        assertThat(verdict().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.check()).isEqualTo("view-usage-equals-replay"));
    }

    @Test
    void a_view_that_is_ahead_of_a_book_set_back_is_built_anew() {
        history.run(100);
        rebuild.run(Ledger.VIEWS, ReplayProgress.NONE);
        ledger.damage("UPDATE ledger.view_token SET position = position + 50;"
                + " UPDATE view_balance.account SET balance = balance + 1, seq = seq + 1");
        assertThat(rebuild.runWhereNeeded(Ledger.VIEWS, ReplayProgress.NONE)).isTrue();
        assertThat(new TokenTable(ledger.dataSource(), 1).position(Ledger.VIEWS.get(0)))
                .hasValue(head());
        assertClean();
    }

    @Test
    void a_rebuild_that_fails_leaves_the_old_view_as_it_was() {
        history.run(100);
        rebuild.run(Ledger.VIEWS, ReplayProgress.NONE);
        List<Projection> poisoned = List.of(new Poisoned(Ledger.VIEWS.get(0), 50, false));
        assertThatThrownBy(() -> rebuild.run(poisoned, ReplayProgress.NONE)).hasMessageContaining("poison");
        assertClean();
    }

    @Test
    void a_rebuild_lifts_a_view_that_had_stopped_and_it_goes_on_live() {
        Projection broken = new Poisoned(Ledger.VIEWS.get(0), 30, false);
        history.run(100);
        try (LiveViews live =
                new LiveViews(ledger.dataSource(), ledger.write.eventStore(), ledger.log(), List.of(broken), "n1", 1)) {
            live.start();
            assertThat(live.progress().await("balance", 31, Duration.ofSeconds(10)))
                    .isFalse();
            rebuild.run(List.of(Ledger.VIEWS.get(0)), ReplayProgress.NONE);
            history.run(50);
            assertThat(live.progress().await("balance", head(), Duration.ofSeconds(20)))
                    .as("%s", live.status())
                    .isTrue();
        }
    }

    @Test
    void progress_is_told_up_to_the_head() {
        history.run(50);
        long[] last = new long[2];
        rebuild.run(Ledger.VIEWS, (position, head, perSecond) -> {
            last[0] = position;
            last[1] = head;
        });
        assertThat(last).containsExactly(head(), head());
    }

    private void assertClean() {
        assertThat(verdict().findings()).isEmpty();
    }

    private Verdict verdict() {
        try {
            return new Verify(ledger.dataSource(), ledger.log(), Ledger.VIEWS, 1).run(ReplayProgress.NONE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long head() {
        return ledger.log().headPosition();
    }
}
