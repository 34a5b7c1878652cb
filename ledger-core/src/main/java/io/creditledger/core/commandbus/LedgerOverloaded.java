package io.creditledger.core.commandbus;

/** The lane's queue is full; nothing happened. Try again after a moment. */
public final class LedgerOverloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerOverloaded(String message) {
        super(message);
    }
}
