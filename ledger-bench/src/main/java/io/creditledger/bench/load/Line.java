package io.creditledger.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * A line of the report.
 *
 * @param phase which phase it belongs to
 * @param what was measured
 * @param value the median
 * @param unit of the value
 * @param p50 milliseconds; NaN: not timed one by one
 * @param p99 milliseconds
 * @param cpuMicros processor time for each; NaN: not measured
 * @param ratio to something measured in the same rounds, in words; empty: none
 * @param aim what is aimed at, and whether it is met; null: only reported
 */
record Line(
        String phase,
        String what,
        double value,
        String unit,
        double p50,
        double p99,
        double cpuMicros,
        String ratio,
        @Nullable Aim aim) {
    /**
     * What is aimed at.
     *
     * @param text in words
     * @param met whether this run met it
     */
    record Aim(String text, boolean met) {}

    static Line of(String phase, Result result) {
        return new Line(
                phase,
                result.measure().name(),
                result.perSecond(),
                result.measure().unit(),
                result.millisAt(50),
                result.millisAt(99),
                result.cpuMicros(),
                "",
                null);
    }

    static Line of(String phase, String what, double value, String unit) {
        return new Line(phase, what, value, unit, Double.NaN, Double.NaN, Double.NaN, "", null);
    }

    Line ratio(String words) {
        return new Line(
                phase, what, value, unit, p50, p99, cpuMicros, ratio.isEmpty() ? words : ratio + ", " + words, aim);
    }

    /** With an aim; of several the line meets the aim only if it meets all. */
    Line aim(String text, boolean met) {
        Aim both = aim == null ? new Aim(text, met) : new Aim(aim.text + "; " + text, aim.met && met);
        return new Line(phase, what, value, unit, p50, p99, cpuMicros, ratio, both);
    }
}
