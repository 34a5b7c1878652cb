package io.creditledger.core.eventstore;

import org.jspecify.annotations.Nullable;

/** The database did not answer; the command may or may not have happened. Retry with the same idempotency key. */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
