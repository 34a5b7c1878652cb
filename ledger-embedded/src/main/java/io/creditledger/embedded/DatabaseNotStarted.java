package io.creditledger.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot be used; the message says what its user can do about it. */
public final class DatabaseNotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseNotStarted(String message) {
        this(message, null);
    }

    DatabaseNotStarted(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
