package io.creditledger.projections.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.eventstore.SnapshotTable;
import io.creditledger.core.eventstore.StateCodec;
import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierCatalogue;
import io.creditledger.core.tier.TierCommand;
import io.creditledger.core.tier.TierEvent;
import io.creditledger.core.tier.TierTerms;
import io.creditledger.projections.Ledger;
import io.creditledger.projections.Poisoned;
import io.creditledger.projections.Projection;
import io.creditledger.projections.RandomHistory;
import io.creditledger.projections.live.LiveViews;
import io.creditledger.projections.replay.Rebuild;
import io.creditledger.projections.replay.ReplayProgress;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verifier passes whole books, and finds each damage by the check that is meant to find it. */
class VerifyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private Ledger ledger;
    private RandomHistory history;

    @BeforeEach
    void open() {
        ledger = new Ledger();
        history = new RandomHistory(ledger, 3, 4);
        history.run(250);
        new Rebuild(ledger.dataSource(), ledger.log(), 1).run(Ledger.VIEWS, ReplayProgress.NONE);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_whole_book_is_clean() throws InterruptedException {
        Verdict verdict = verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.events()).isEqualTo(ledger.log().headPosition()).isGreaterThan(150);
        assertThat(verdict.checks()).hasSize(9 + Ledger.VIEWS.size());
    }

    @Test
    void a_view_that_cannot_take_the_next_event_is_found_with_the_reason() throws InterruptedException {
        long poison = ledger.log().headPosition() + 3;
        List<Projection> views = new ArrayList<>(Ledger.VIEWS);
        views.set(0, new Poisoned(Ledger.VIEWS.getFirst(), poison, true));
        try (LiveViews live =
                new LiveViews(ledger.dataSource(), ledger.write.eventStore(), ledger.log(), views, "n1", 1)) {
            live.start();
            history.run(30);
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!live.status().getFirst().stopped() && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            assertThat(verify(views).findings()).singleElement().satisfies(finding -> {
                assertThat(finding.check()).isEqualTo("view-balance-equals-replay");
                assertThat(finding.position()).isEqualTo(poison);
                assertThat(finding.message())
                        .contains("stands at " + (poison - 1) + " of "
                                + ledger.log().headPosition())
                        .contains("poison");
            });
        }
    }

    @Test
    void a_view_that_stands_still_although_it_could_go_on_is_found_while_a_node_is_at_work()
            throws InterruptedException {
        long position = ledger.log().headPosition();
        history.run(30);
        assertThat(verify().findings()).as("nobody serves the book").isEmpty();
        ledger.damage("UPDATE ledger.view_token SET owner = 'n1', claimed_at = 'infinity' WHERE view = 'tier'");
        assertThat(verify().findings()).hasSize(Ledger.VIEWS.size()).allSatisfy(finding -> {
            assertThat(finding.position()).isEqualTo(position + 1);
            assertThat(finding.message()).contains("does not move");
        });
    }

    @Test
    void a_view_that_is_only_late_is_waited_for() throws InterruptedException {
        history.run(200);
        try (LiveViews live = ledger.live("n1")) {
            live.start();
            assertThat(verify().findings()).isEmpty();
            assertThat(live.status()).allMatch(status -> status.lag() == 0);
        }
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage(
                        "a middle event deleted",
                        "DELETE FROM ledger.event WHERE position = 100",
                        "positions-gapless",
                        100),
                damage(
                        "the last event deleted",
                        "DELETE FROM ledger.event WHERE position = (SELECT position FROM ledger.head)",
                        "chain-reaches-head",
                        -1),
                damage(
                        "a payload edited",
                        "UPDATE ledger.event SET payload = payload || ' '::bytea WHERE position = 90",
                        "leaf-hashes",
                        90),
                damage(
                        "metadata edited",
                        "UPDATE ledger.event SET metadata = '{\"actor\":\"x\"}' WHERE position = 91",
                        "leaf-hashes",
                        91),
                damage(
                        "an event moved to another account",
                        "UPDATE ledger.event SET stream = 'demo/customer:c99' WHERE position = 80",
                        "streams-contiguous",
                        80),
                damage(
                        "a hash replaced with its event",
                        "UPDATE ledger.event SET hash = sha256('x'::bytea) WHERE position = 70",
                        "chain-reaches-head",
                        -1),
                damage(
                        "payload unreadable",
                        "UPDATE ledger.event SET payload = 'x' WHERE position = 60",
                        "events-canonical",
                        60),
                damage(
                        "a balance changed in the view",
                        "UPDATE view_balance.account SET balance = balance + 1 WHERE account = 'demo/customer:c1'",
                        "view-balance-equals-replay",
                        -1),
                damage(
                        "a line missing in the view",
                        "DELETE FROM view_transaction.transaction WHERE account = 'demo/customer:c1' AND entry = 2",
                        "view-transaction-equals-replay",
                        -1),
                damage(
                        "usage changed in the view",
                        "UPDATE view_usage.usage SET count = count + 1",
                        "view-usage-equals-replay",
                        -1),
                damage(
                        "a view ahead of the book",
                        "UPDATE ledger.view_token SET position = 1000000 WHERE view = 'tier'",
                        "view-tier-equals-replay",
                        1_000_000),
                damage(
                        "a key without event",
                        "INSERT INTO ledger.command_key VALUES (1, 'demo', 'k', ''::bytea, 5, 1, NULL)",
                        "keys-match-events",
                        5),
                damage(
                        "an event whose key has no outcome",
                        "UPDATE ledger.event SET idempotency_key = 'lost' WHERE position = 50",
                        "keys-match-events",
                        50));
    }

    @Test
    void a_false_snapshot_is_found_and_a_true_one_is_not() throws InterruptedException {
        SnapshotTable snapshots = new SnapshotTable(ledger.dataSource(), 1);
        ledger.submit(new TierCommand.AddTier(
                "demo",
                "e",
                new UUID(9, 9),
                Instant.EPOCH,
                "t",
                new TierTerms("T", BigDecimal.ONE, Credits.of(1), Credits.ZERO, Period.ONETIME)));
        TierCatalogue truth = TierCatalogue.evolve(
                TierCatalogue.EMPTY, (TierEvent) ledger.events().getLast().event());
        snapshots.write(List.of(StateCodec.snapshot("demo/tiers:e", 0, truth)));
        assertThat(verify().findings().stream().map(Finding::check)).doesNotContain("snapshots-equal-fold");
        ledger.damage("DELETE FROM ledger.snapshot");
        snapshots.write(List.of(StateCodec.snapshot("demo/tiers:e", 0, TierCatalogue.EMPTY)));
        assertThat(verify().findings().stream().map(Finding::check)).contains("snapshots-equal-fold");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void each_damage_is_found(String what, String sql, String check, long position) throws InterruptedException {
        ledger.damage(sql);
        Verdict verdict = verify();
        assertThat(verdict.isClean()).isFalse();
        assertThat(verdict.findings()).anySatisfy(finding -> {
            assertThat(finding.check()).isEqualTo(check);
            if (position >= 0) {
                assertThat(finding.position()).isEqualTo(position);
            }
        });
    }

    private static Arguments damage(String what, String sql, String check, long position) {
        return Arguments.of(what, sql, check, position);
    }

    private Verdict verify() throws InterruptedException {
        return verify(Ledger.VIEWS);
    }

    private Verdict verify(List<Projection> views) throws InterruptedException {
        return new Verify(ledger.dataSource(), ledger.log(), views, 1, PATIENCE).run(ReplayProgress.NONE);
    }
}
