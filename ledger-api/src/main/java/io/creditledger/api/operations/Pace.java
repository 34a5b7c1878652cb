package io.creditledger.api.operations;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a long piece of work is, and how fast it goes.
 *
 * @param done units done, those of an earlier run included
 * @param total units there are; 0: not known
 * @param fresh units done in this run
 * @param elapsed since this run began
 */
record Pace(long done, long total, long fresh, Duration elapsed) {
    private static final int CELLS = 24;
    private static final int PERCENT = 100;
    private static final long MILLIS = 1_000;
    private static final int MINUTE = 60;

    /** Units per second in this run; 0 as long as there is nothing to measure. */
    long perSecond() {
        long millis = elapsed.toMillis();
        return millis == 0 ? 0 : Math.multiplyExact(fresh, MILLIS) / millis;
    }

    /** The time that what is left takes at this pace; null when it cannot be told, or nothing is left. */
    @Nullable
    Duration remaining() {
        if (total == 0 || fresh == 0 || done >= total) {
            return null;
        }
        long left = Math.max(0, total - done);
        return Duration.ofSeconds(Math.ceilDiv(left, Math.max(1, perSecond())));
    }

    /** For a log: {@code import: 9,012 of 19,366 rows (46 %), 4,310/s, 0:03 left}. */
    String sentence(String what, String unit) {
        return what + ": " + counted(unit) + (total == 0 ? "" : " (" + percent() + " %)") + rate(", ");
    }

    /** For a terminal: {@code import [###########-------------] 46 % 9,012 of 19,366 rows 4,310/s 0:03 left}. */
    String bar(String what, String unit) {
        if (total == 0) {
            return what + " " + counted(unit) + rate("  ");
        }
        int filled = percent() * CELLS / PERCENT;
        String cells = "#".repeat(filled) + "-".repeat(CELLS - filled);
        return what + " [" + cells + "] " + percent() + " %  " + counted(unit) + rate("  ");
    }

    private int percent() {
        return (int) (Math.min(done, total) * PERCENT / total);
    }

    private String counted(String unit) {
        String all = total == 0 ? "" : String.format(Locale.ROOT, " of %,d", total);
        return String.format(Locale.ROOT, "%,d", done) + all + " " + unit;
    }

    private String rate(String separator) {
        Duration remaining = remaining();
        String left = remaining == null ? "" : separator + clock(remaining) + " left";
        return separator + String.format(Locale.ROOT, "%,d/s", perSecond()) + left;
    }

    private static String clock(Duration time) {
        long minutes = time.toMinutes();
        int seconds = time.toSecondsPart();
        return minutes < MINUTE
                ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds)
                : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / MINUTE, minutes % MINUTE, seconds);
    }
}
