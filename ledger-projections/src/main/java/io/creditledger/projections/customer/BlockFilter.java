package io.creditledger.projections.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which blocks are asked for; of the times null is no condition.
 *
 * @param all those with nothing left and expired ones too
 * @param pending those that wait for a payment only, or those that do not; null: both
 * @param from effective at this time or later
 * @param after effective later than this
 * @param until effective at this time or earlier
 * @param before effective earlier than this
 */
public record BlockFilter(
        boolean all,
        @Nullable Boolean pending,
        @Nullable Instant from,
        @Nullable Instant after,
        @Nullable Instant until,
        @Nullable Instant before) {}
