package io.creditledger.bench.torture.stage;

/** A node did not come up; the message names its log. */
public final class NodeNotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NodeNotStarted(String message) {
        super(message);
    }
}
