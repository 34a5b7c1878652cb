package io.creditledger.projections;

import java.time.Duration;

/** How far the views have come: a read waits here until the view shows what the caller has already been told. */
public interface ViewProgress {
    /** Position up to which {@code view} shows everything. */
    long position(String view);

    /**
     * Waits until {@code view} shows everything up to {@code position}.
     *
     * @return false when it did not within {@code timeout}, or the view has stopped
     */
    boolean await(String view, long position, Duration timeout);
}
