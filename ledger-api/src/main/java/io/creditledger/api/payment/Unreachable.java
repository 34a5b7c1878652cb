package io.creditledger.api.payment;

/** No answer that says what happened: ask again with the same key. */
public final class Unreachable extends GatewayFailure {
    private static final long serialVersionUID = 1L;

    private final boolean timeout;

    /** @param timeout whether it was waited for in vain; else no connection, or the provider's own failure */
    public Unreachable(boolean timeout, String message, Throwable cause) {
        super(message, cause);
        this.timeout = timeout;
    }

    /** Whether it was waited for in vain. */
    public boolean isTimeout() {
        return timeout;
    }
}
