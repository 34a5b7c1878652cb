package io.creditledger.api.operations;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Tells people how far a long command is: a bar that moves on a terminal, otherwise a line every five seconds. It goes
 * to stderr, so that stdout stays data. Without colour; may be called from any thread and as often as one likes.
 */
public final class Progress implements AutoCloseable {
    private static final Duration BAR_EVERY = Duration.ofMillis(100);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    private final String what;
    private final String unit;
    private final PrintStream out;
    private final boolean bar;
    private final LongSupplier nanos;
    private final long began;

    private long total;
    private long from;
    private long done;
    private long told;
    private int width;
    private boolean closed;

    Progress(String what, String unit, PrintStream out, boolean bar, LongSupplier nanos) {
        this.what = what;
        this.unit = unit;
        this.out = out;
        this.bar = bar;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.told = began;
    }

    /**
     * Begins.
     *
     * @param what is being done, for example {@code import}
     * @param unit what is counted, in the plural, for example {@code rows}
     */
    public static Progress onStderr(String what, String unit) {
        boolean terminal = Boolean.getBoolean("ledger.terminal"); // as the launcher has seen it; a JVM cannot tell
        return new Progress(what, unit, System.err, wantsBar(terminal, System.getenv()), System::nanoTime);
    }

    /** A bar would fill the log of a build server and confuse a terminal that cannot go back in its line. */
    static boolean wantsBar(boolean terminal, Map<String, String> environment) {
        boolean ci = !environment.getOrDefault("CI", "").isEmpty();
        return terminal && !ci && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** What is there to do altogether, as soon as it is known. */
    public synchronized void total(long units) {
        total = units;
    }

    /** What an earlier run has done already: it counts as done, but says nothing about the pace. */
    public synchronized void resumeAt(long units) {
        from = units;
        done = units;
    }

    /** {@code units} are done by now, those of an earlier run included. */
    public synchronized void at(long units) {
        done = units;
        long now = nanos.getAsLong();
        if (now - told >= (bar ? BAR_EVERY : LINE_EVERY).toNanos()) {
            told = now;
            tell(now);
        }
    }

    /** Says how it ended. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        tell(nanos.getAsLong());
        if (bar) {
            out.println();
        }
    }

    private void tell(long now) {
        Pace pace = new Pace(done, total, done - from, Duration.ofNanos(now - began));
        if (!bar) {
            out.println(pace.sentence(what, unit));
            return;
        }
        String line = pace.bar(what, unit);
        // Blanks, not an escape sequence, wipe out the rest of a longer line before.
        out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
    }
}
