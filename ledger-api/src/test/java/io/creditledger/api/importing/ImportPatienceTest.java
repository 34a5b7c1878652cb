package io.creditledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.LedgerOverloaded;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Credits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportPatienceTest {
    private static final ColumnMapping MAPPING = new ColumnMapping(
            AccountId.customer("t", "c"), "usage", null, "credits", null, null, Credits.ZERO, Credits.ZERO, null, null);

    @TempDir
    private Path directory;

    @Test
    void what_a_slow_ledger_turned_away_is_asked_again_together_after_one_pause() throws Exception {
        SlowLedger ledger = new SlowLedger(50);

        ImportSummary summary = importing(ledger).run(rows(2_000), "s", rows -> {});

        assertThat(summary).isEqualTo(new ImportSummary(2_000, 2_000, 0, Credits.ZERO, List.of()));
        assertThat(ledger.taken).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(ledger.pauses).hasSizeBetween(39, 45);
    }

    @Test
    void no_more_rows_are_under_way_than_a_cold_node_decides_in_time() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        new UsageImport(
                        submission -> {
                            most.accumulateAndGet(open.incrementAndGet(), Math::max);
                            return answeredWhenWaitedFor(open);
                        },
                        (tenant, key) -> false,
                        Clock.systemUTC(),
                        MAPPING,
                        false,
                        new Patience(time -> {}))
                .run(rows(3_000), "s", rows -> {});

        assertThat(most).satisfies(rows -> assertThat(rows.get()).isBetween(256, 512));
    }

    @Test
    void a_ledger_that_is_away_for_minutes_does_not_end_the_import() throws Exception {
        SlowLedger ledger = new SlowLedger(1_000);
        List<Duration> away = new ArrayList<>();
        Patience patience = new Patience(away::add);

        ImportSummary summary = new UsageImport(
                        submission -> away.size() < 60
                                ? CompletableFuture.failedFuture(new LedgerOverloaded("away"))
                                : ledger.submit(submission),
                        (tenant, key) -> false,
                        Clock.systemUTC(),
                        MAPPING,
                        false,
                        patience)
                .run(rows(600), "s", rows -> {});

        assertThat(summary.imported()).isEqualTo(600);
        assertThat(away.stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofMinutes(4));
    }

    @Test
    void an_import_that_gives_up_tells_what_it_did_and_which_lines_were_bad() throws IOException {
        SlowLedger ledger = new SlowLedger(5);
        Path file = file("credits", "1", "nothing", "2", "3", "4", "5", "6", "7");
        UsageImport usage = new UsageImport(
                ledger, (tenant, key) -> false, Clock.systemUTC(), MAPPING, false, new Patience(time -> {}));

        assertThatThrownBy(() -> usage.run(file, "s", rows -> {}))
                .isInstanceOfSatisfying(ImportStopped.class, stopped -> {
                    assertThat(stopped.summary().rows()).isEqualTo(6);
                    assertThat(stopped.summary().imported()).isEqualTo(5);
                    assertThat(stopped.summary().badLines())
                            .extracting(BadLine::line)
                            .containsExactly(3L);
                })
                .hasMessage("the import stopped after 6 rows: the ledger did not answer:"
                        + " too many commands are waiting; try again");
    }

    @Test
    void a_row_on_which_the_ledger_fails_is_a_bad_line_and_the_others_are_imported() throws Exception {
        SlowLedger ledger = new SlowLedger(100);

        ImportSummary summary = importing(ledger).run(file("credits", "1", "13", "2"), "s", rows -> {});

        assertThat(ledger.taken).containsExactly(Credits.of(1), Credits.of(2));
        assertThat(summary.badLines())
                .extracting(BadLine::line, BadLine::problem)
                .containsExactly(tuple(
                        3L, "the ledger failed on it; it may be done or not: java.lang.IllegalStateException: poison"));
    }

    private static CompletableFuture<Outcome> answeredWhenWaitedFor(AtomicInteger open) {
        return new CompletableFuture<>() {
            @Override
            public Outcome join() {
                if (complete(new Outcome.Accepted(1, List.of(), false))) {
                    open.decrementAndGet();
                }
                return super.join();
            }
        };
    }

    private static UsageImport importing(SlowLedger ledger) {
        return new UsageImport(ledger, (tenant, key) -> false, Clock.systemUTC(), MAPPING, false, ledger.patience());
    }

    private Path rows(int count) throws IOException {
        List<String> lines = new ArrayList<>(List.of("credits"));
        for (int i = 1; i <= count; i++) {
            lines.add("1" + String.format("%05d", i));
        }
        return file(lines.toArray(String[]::new));
    }

    private Path file(String... lines) throws IOException {
        return Files.write(Files.createTempFile(directory, "usage", ".csv"), List.of(lines));
    }
}
