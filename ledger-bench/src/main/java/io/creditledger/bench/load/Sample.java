package io.creditledger.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.HdrHistogram.ValueRecorder;
import org.jspecify.annotations.Nullable;

/**
 * One measurement in one round.
 *
 * @param perSecond how many a second
 * @param count how many in all, the last answered after the time was over
 * @param cpuNanos processor time that all of them took, on load, ledger and database; 0: not measured
 * @param micros how long each took, in microseconds; null: not timed one by one
 */
record Sample(
        double perSecond,
        long count,
        long cpuNanos,
        @Nullable Histogram micros) {
    /** The same with the processor time it took. */
    Sample costing(long nanos) {
        return new Sample(perSecond, count, nanos, micros);
    }

    /** The same for things of which {@code factor} are in each. */
    Sample times(int factor) {
        return new Sample(perSecond * factor, count * factor, cpuNanos, micros);
    }

    /** Of {@code count} things done in {@code nanos}. */
    static Sample of(long count, long nanos) {
        return new Sample(count * 1e9 / nanos, count, 0, null);
    }

    /** Longest duration that is told apart, in microseconds: a minute. */
    private static final long LONGEST = Duration.ofMinutes(1).toNanos() / 1_000;

    private static final int DIGITS = 3;

    /** A histogram of microseconds. */
    static Histogram histogram() {
        return new Histogram(LONGEST, DIGITS);
    }

    /** A histogram that several threads may write. */
    static Recorder recorder() {
        return new Recorder(LONGEST, DIGITS);
    }

    /** Notes a duration; what is longer than a minute counts as a minute. */
    static void note(ValueRecorder histogram, long nanos) {
        histogram.recordValue(Math.min(Math.max(0, nanos / 1_000), LONGEST));
    }
}
