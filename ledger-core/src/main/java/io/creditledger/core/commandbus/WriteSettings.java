package io.creditledger.core.commandbus;

import java.time.Duration;

/**
 * Sizes of the write side.
 *
 * @param book which book
 * @param lanes deciding threads
 * @param queueCapacity commands that may wait per lane before callers are told to come back
 * @param maxWait how long a command may wait for its turn; then it is not decided, and its caller told to come back
 * @param cachedStates streams whose state stays in memory
 * @param snapshotEvery events of a stream between snapshots
 * @param tailSize recent events kept in memory for readers, a power of two
 */
public record WriteSettings(
        int book, int lanes, int queueCapacity, Duration maxWait, long cachedStates, int snapshotEvery, int tailSize) {
    /**
     * Callers have gone after some four seconds: half of that may be spent waiting, the rest is for the append and the
     * way back.
     */
    public static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /**
     * Two lanes, as measured on two cores. Each decides some 8,000 commands a second: 8,192 wait for one second, eight
     * batches of the API's largest size.
     */
    public static final WriteSettings DEFAULT = new WriteSettings(1, 2, 8_192, 100_000, 256, 1 << 13);

    /** With the default for {@code maxWait}. */
    public WriteSettings(int book, int lanes, int queueCapacity, long cachedStates, int snapshotEvery, int tailSize) {
        this(book, lanes, queueCapacity, MAX_WAIT, cachedStates, snapshotEvery, tailSize);
    }
}
