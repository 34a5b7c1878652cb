package io.creditledger.api.operations;

/** How a command ends, for scripts. */
public final class ExitCode {
    /** Done, and nothing was wrong. */
    public static final int CLEAN = 0;

    /** Done, and what was checked does not agree. */
    public static final int MISMATCH = 1;

    /** The command was not understood; nothing was done. */
    public static final int USAGE = 2;

    /** The database, or the payment provider, cannot be reached. */
    public static final int UNREACHABLE = 3;

    /** A setting, a file or the stored data cannot be used. */
    public static final int FAILED = 4;

    /** Ended by the user: 128 and the number of SIGINT, as shells say it. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
