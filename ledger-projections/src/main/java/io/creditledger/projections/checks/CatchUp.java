package io.creditledger.projections.checks;

import io.creditledger.projections.Projection;
import io.creditledger.projections.TokenTable;
import java.time.Duration;
import java.util.OptionalLong;

/** Tells a view that is a little late from one that stands still. */
final class CatchUp {
    private static final long LOOK_MILLIS = 50;

    private final TokenTable tokens;
    private final Duration patience;

    /** @param patience how long a view may stand still before it counts as stopped */
    CatchUp(TokenTable tokens, Duration patience) {
        this.tokens = tokens;
        this.patience = patience;
    }

    /**
     * Waits until the view shows everything up to {@code head}, as long as it moves and a node is at work.
     *
     * @return whether it stands still before {@code head} although a node is at work: a book that nobody serves has
     *     views that wait for the next node, which is no fault
     */
    boolean standsStill(Projection projection, long head) throws InterruptedException {
        long at = position(projection);
        long movedAt = System.nanoTime();
        while (at < head && tokens.isAnyClaimed()) {
            if (System.nanoTime() - movedAt > patience.toNanos()) {
                return true;
            }
            Thread.sleep(LOOK_MILLIS);
            long now = position(projection);
            movedAt = now == at ? movedAt : System.nanoTime();
            at = now;
        }
        return false;
    }

    /** A view that is not there is not late. */
    private long position(Projection projection) {
        OptionalLong position = tokens.position(projection);
        return position.isPresent() ? position.getAsLong() : Long.MAX_VALUE;
    }
}
