package io.creditledger.core.eventstore;

/** What became of a batch. Only {@link #APPENDED} is final; after the others the lane decides again. */
public enum AppendResult {
    /** Durable. */
    APPENDED,
    /** Somebody else wrote to one of its streams since it was decided; the cached states have been evicted. */
    FENCED,
    /** One of its idempotency keys already has an outcome. */
    KEY_TAKEN
}
