package io.creditledger.bench.torture.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** What a client saw. */
public sealed interface Reading {
    /** Whose reading. */
    String account();

    /** The client must at least see everything up to here: what it was told of, or had seen. */
    long floor();

    /**
     * An account.
     *
     * @param version number of its last event
     * @param position of its last event
     * @param entry number of its last statement line
     */
    record Account(
            String client,
            String account,
            long floor,
            long version,
            long position,
            long entry,
            BigDecimal balance,
            BigDecimal debt,
            BigDecimal held)
            implements Reading {}

    /** The newest statement lines, newest first. */
    record Statement(String client, String account, long floor, List<Line> lines) implements Reading {}

    /** One statement line. */
    record Line(UUID id, long position, long entry, BigDecimal amount, BigDecimal balance) {}
}
