package io.creditledger.projections;

import org.jspecify.annotations.Nullable;

/**
 * How a view is doing, as this node sees it.
 *
 * @param view its name
 * @param position it shows everything up to here
 * @param head position of the book's last event
 * @param stopped whether it cannot get past the next event; it keeps trying, ever more slowly
 * @param error position, type and reason of the last failure; null: none since the last success
 */
public record ViewStatus(
        String view,
        long position,
        long head,
        boolean stopped,
        @Nullable String error) {
    /** Events that the view does not show yet. */
    public long lag() {
        return Math.max(0, head - position);
    }
}
