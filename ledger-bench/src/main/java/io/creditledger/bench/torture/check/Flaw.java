package io.creditledger.bench.torture.check;

/** What can be wrong. */
public enum Flaw {
    /** Acknowledged, and not in the log. */
    LOST,
    /** In the log more than once. */
    DOUBLED,
    /** In the log otherwise than it was answered. */
    ALTERED,
    /** Refused, and in the log all the same. */
    REFUSED_BUT_DONE,
    /** More was taken than was there, on an account that may not. */
    OVERDRAFT,
    /** An event that cannot follow what was before it: sums, numbers, blocks, holds. */
    IMPOSSIBLE,
    /** Positions or numbers of a stream have a gap. */
    GAP,
    /** Hashes do not match the events, or the head not the chain. */
    TAMPERED,
    /** A reading that was true at no moment, or one that went back. */
    WRONG_READ,
    /** A reading without what the reader had been told before. */
    OWN_WRITE_UNSEEN,
    /** A view shows something else than the events say. */
    VIEW_DIFFERS,
    /** What a scenario promises beyond this did not happen. */
    PROMISE_BROKEN
}
