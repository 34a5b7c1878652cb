package io.creditledger.projections.live;

/**
 * Somebody else moved or took the view: nothing of the batch was written, and folding goes on from the stored token.
 */
final class TokenMoved extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    TokenMoved(String view, long from) {
        super("view " + view + " no longer stands at " + from
                + " for this node: it was rebuilt, or another node has it");
    }
}
