package io.creditledger.api.metrics;

import io.creditledger.core.commandbus.BatchReport;
import io.creditledger.core.commandbus.WriteObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The write side in figures: what became of commands, batches and appends. */
final class WriteMeters implements WriteObserver {
    /** How long a failed append speaks against sending more, when nobody has tried since. */
    private static final Duration FAILURE_COUNTS = Duration.ofSeconds(10);

    private final MeterRegistry meters;
    private final Counter accepted;
    private final Counter replayed;
    private final Counter refused;
    private final Counter keysReused;
    private final Counter unknown;
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Counter[] shed = new Counter[Shed.values().length];
    private final Counter[] conflicts = new Counter[Conflict.values().length];
    private final DistributionSummary batchCommands;
    private final Timer batchDuration;
    private final Timer laneWait;
    private final Timer append;
    private final Counter events;
    private final Counter appendFailures;
    private volatile long failedAtNanos = System.nanoTime() - FAILURE_COUNTS.toNanos();

    WriteMeters(MeterRegistry meters) {
        this.meters = meters;
        accepted = commands("accepted");
        replayed = commands("replayed");
        refused = commands("refused");
        keysReused = commands("key_reused");
        unknown = commands("unknown");
        for (Shed reason : Shed.values()) {
            shed[reason.ordinal()] = meters.counter("ledger.commands.shed", "reason", Labels.of(reason));
        }
        for (Conflict kind : Conflict.values()) {
            conflicts[kind.ordinal()] = meters.counter("ledger.conflicts", "kind", Labels.of(kind));
        }
        batchCommands = DistributionSummary.builder("ledger.batch.commands")
                .description("Commands that a lane decided at once")
                .serviceLevelObjectives(1, 8, 64, 256, 512)
                .register(meters);
        batchDuration = Labels.timer("ledger.batch", "A batch: deciding, appending, answering", meters);
        laneWait = Labels.timer("ledger.lane.wait", "Longest wait of a batch's commands for their turn", meters);
        append = Labels.timer("ledger.append", "One append statement, connection and commit included", meters);
        events = meters.counter("ledger.append.events");
        appendFailures = meters.counter("ledger.append.failures");
    }

    @Override
    public void answered(BatchReport batch) {
        accepted.increment(batch.accepted());
        replayed.increment(batch.replayed());
        keysReused.increment(batch.keysReused());
        unknown.increment(batch.unknown());
        batch.refused().forEach((code, count) -> {
            refused.increment(count);
            refusals.computeIfAbsent(code, reason -> meters.counter("ledger.refusals", "reason", reason))
                    .increment(count);
        });
        batchCommands.record(batch.commands());
        batchDuration.record(Duration.ofNanos(batch.nanos()));
        laneWait.record(Duration.ofNanos(batch.longestWaitNanos()));
    }

    @Override
    public void shed(Shed reason, int commands) {
        shed[reason.ordinal()].increment(commands);
    }

    @Override
    public void appended(int batches, int rows, long nanos) {
        append.record(Duration.ofNanos(nanos));
        events.increment(rows);
        failedAtNanos = System.nanoTime() - FAILURE_COUNTS.toNanos();
    }

    @Override
    public void appendFailed() {
        appendFailures.increment();
        failedAtNanos = System.nanoTime();
    }

    @Override
    public void conflict(Conflict conflict) {
        conflicts[conflict.ordinal()].increment();
    }

    /** Whether the last append failed, moments ago. */
    boolean failing() {
        return System.nanoTime() - failedAtNanos < FAILURE_COUNTS.toNanos();
    }

    private Counter commands(String outcome) {
        return Counter.builder("ledger.commands")
                .description("Commands that a lane answered")
                .tag("outcome", outcome)
                .register(meters);
    }
}
