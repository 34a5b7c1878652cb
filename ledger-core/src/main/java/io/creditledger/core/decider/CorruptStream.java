package io.creditledger.core.decider;

/** A recorded event that cannot have happened in the state before it: the books are damaged, so stop. */
public final class CorruptStream extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public CorruptStream(String message) {
        super(message);
    }
}
