package io.creditledger.bench.torture.stage;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What happens to one append on its way between a node and PostgreSQL. */
public enum CommitFault {
    /** Nothing. */
    NONE,
    /** The connection breaks before the server sees the statement. */
    CUT_BEFORE,
    /** The server gets the statement and answers; the connection breaks before the answer comes back. */
    CUT_AFTER,
    /** The connection breaks at once; the server gets the statement later. */
    LATE,
    /** The server gets the statement; nothing ever comes back; the connection stays open. */
    DEAF;

    /** Those that do something. */
    public static final List<CommitFault> ALL = List.of(CUT_BEFORE, CUT_AFTER, LATE, DEAF);

    static final long LATE_MILLIS = 300;

    /** What only the statement that appends has. It is found when statements are not prepared on the server. */
    private static final byte[] APPEND = "INSERT INTO ledger.command_key".getBytes(StandardCharsets.US_ASCII);

    static boolean isAppend(byte[] bytes, int length) {
        for (int from = 0; from + APPEND.length <= length; from++) {
            int matched = 0;
            while (matched < APPEND.length && bytes[from + matched] == APPEND[matched]) {
                matched++;
            }
            if (matched == APPEND.length) {
                return true;
            }
        }
        return false;
    }
}
