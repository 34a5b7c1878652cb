package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed about a block for ever. A change of expiry moves credits to a new block instead, so terms read from any
 * record of the history are never out of date.
 *
 * @param block identity of the block
 * @param grant transaction that granted these credits, kept when they move to another block
 * @param amount credits the block began with
 * @param source where they came from
 * @param effectiveAt first instant at which they can be drawn
 * @param expiresAt first instant at which they no longer can; null: never
 * @param priority lower numbers are drawn first
 * @param costBasis paid per credit
 */
public record BlockTerms(
        UUID block,
        UUID grant,
        Credits amount,
        Source source,
        Instant effectiveAt,
        @Nullable Instant expiresAt,
        int priority,
        UnitCost costBasis) {

    public boolean isExpiredAt(Instant time) {
        return expiresAt != null && !time.isBefore(expiresAt);
    }

    public boolean isEffectiveAt(Instant time) {
        return !time.isBefore(effectiveAt);
    }

    /** The terms of the block that {@code moved} credits of this one go to when their expiry is changed. */
    BlockTerms moved(UUID to, Credits moved, @Nullable Instant newExpiry) {
        return new BlockTerms(to, grant, moved, source, effectiveAt, newExpiry, priority, costBasis);
    }
}
