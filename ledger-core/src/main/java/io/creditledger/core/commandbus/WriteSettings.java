package io.creditledger.core.commandbus;

/**
 * Sizes of the write side.
 *
 * @param book which book
 * @param lanes deciding threads
 * @param queueCapacity commands that may wait per lane before callers are told to come back
 * @param cachedStates streams whose state stays in memory
 * @param snapshotEvery events of a stream between snapshots
 * @param tailSize recent events kept in memory for readers, a power of two
 */
public record WriteSettings(
        int book, int lanes, int queueCapacity, long cachedStates, int snapshotEvery, int tailSize) {
    /** Two lanes, as measured on two cores. */
    public static final WriteSettings DEFAULT = new WriteSettings(1, 2, 16_384, 100_000, 256, 1 << 13);
}
