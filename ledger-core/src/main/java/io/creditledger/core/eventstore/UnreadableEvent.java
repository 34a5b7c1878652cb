package io.creditledger.core.eventstore;

/** A stored event that this build cannot read: unknown type, unknown revision or damaged payload. */
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String message) {
        super(message);
    }

    public UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
