package io.creditledger.sandbox.fault;

/** What can go wrong. */
public enum FaultKind {
    /** The request is done late; its idempotency key is in use meanwhile. */
    DELAY,
    /** The connection closes before anything is done. */
    DROP_REQUEST,
    /** It is done, and the connection closes without an answer. */
    DROP_ANSWER,
    /** 429, nothing is done. */
    RATE_LIMIT,
    /** 500, nothing is done; as at Stripe the 500 stays the answer under its idempotency key. */
    SERVER_ERROR,
    /** It is done, and the answer is 500, which stays the answer under its idempotency key. */
    SERVER_ERROR_AFTER_EFFECT,
    /** 503 from a machine before Stripe: nothing is done, nothing remembered. */
    UNAVAILABLE,
    /** An event is delivered twice. */
    DUPLICATE_DELIVERY,
    /** Events that come within a quarter of a second are delivered last first. */
    REORDER_DELIVERIES,
    /** An event is delivered with a signature of another secret first, then rightly. */
    WRONG_SIGNATURE;

    /** Whether it is about the delivery of an event instead of a request. */
    public boolean ofDelivery() {
        return this == DUPLICATE_DELIVERY || this == REORDER_DELIVERIES || this == WRONG_SIGNATURE;
    }
}
