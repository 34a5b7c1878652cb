package io.creditledger.projections.customer;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; null: no condition.
 *
 * @param type of this sort only
 * @param minimum of this amount or more
 * @param from at this time or later
 * @param after later than this
 * @param until at this time or earlier
 * @param before earlier than this
 * @param beforeNumber with a lower number than this
 */
public record CreditFilter(
        @Nullable CreditType type,
        @Nullable BigDecimal minimum,
        @Nullable Instant from,
        @Nullable Instant after,
        @Nullable Instant until,
        @Nullable Instant before,
        @Nullable Long beforeNumber) {
    /** Everything. */
    public static final CreditFilter ALL = new CreditFilter(null, null, null, null, null, null, null);
}
