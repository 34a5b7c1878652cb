package io.creditledger.bench.load;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What the rounds of one measurement gave: the median of the rates, all latencies together. */
record Result(Measure measure, List<Sample> samples) {
    double perSecond() {
        return median(samples.stream().mapToDouble(Sample::perSecond));
    }

    /** Microseconds of processor time for each, on load, ledger and database together; NaN: not measured. */
    double cpuMicros() {
        if (samples.stream().anyMatch(sample -> sample.cpuNanos() == 0)) {
            return Double.NaN;
        }
        return median(samples.stream().mapToDouble(sample -> sample.cpuNanos() / 1e3 / sample.count()));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Latencies of all rounds, in microseconds; null when there are none. */
    @Nullable
    Histogram micros() {
        Histogram all = null;
        for (Sample sample : samples) {
            Histogram micros = sample.micros();
            if (micros != null) {
                all = all == null ? Sample.histogram() : all;
                all.add(micros);
            }
        }
        return all;
    }

    /** The median over the rounds of this one's rate by the other's in the same round. */
    double ratioTo(Result other) {
        int rounds = Math.min(samples.size(), other.samples.size());
        return median(IntStream.range(0, rounds)
                .mapToDouble(round -> samples.get(round).perSecond()
                        / other.samples.get(round).perSecond()));
    }

    /** Milliseconds within which that share of the calls was answered. */
    double millisAt(double percentile) {
        Histogram micros = micros();
        return micros == null ? Double.NaN : micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
