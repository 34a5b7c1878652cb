package io.creditledger.api;

/** A setting that cannot be used; the message says which, with what value, and what to do. */
public final class ConfigurationError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationError(String message) {
        super(message);
    }

    public ConfigurationError(String message, Throwable cause) {
        super(message, cause);
    }
}
