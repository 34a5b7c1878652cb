package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.List;
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
 * @param filters which metered usage alone it pays for, all of them; none: it pays for everything
 */
public record BlockTerms(
        UUID block,
        UUID grant,
        Credits amount,
        Source source,
        Instant effectiveAt,
        @Nullable Instant expiresAt,
        int priority,
        UnitCost costBasis,
        List<ItemFilter> filters) {
    public BlockTerms {
        filters = List.copyOf(filters);
    }

    /** Of a block that pays for everything. */
    public BlockTerms(
            UUID block,
            UUID grant,
            Credits amount,
            Source source,
            Instant effectiveAt,
            @Nullable Instant expiresAt,
            int priority,
            UnitCost costBasis) {
        this(block, grant, amount, source, effectiveAt, expiresAt, priority, costBasis, List.of());
    }

    public boolean isExpiredAt(Instant time) {
        return expiresAt != null && !time.isBefore(expiresAt);
    }

    public boolean isEffectiveAt(Instant time) {
        return !time.isBefore(effectiveAt);
    }

    /** The terms of the block that {@code moved} credits of this one go to when their expiry is changed. */
    BlockTerms moved(UUID to, Credits moved, @Nullable Instant newExpiry) {
        return new BlockTerms(to, grant, moved, source, effectiveAt, newExpiry, priority, costBasis, filters);
    }

    /** Whether the block pays for metered usage of the item; null: for usage of which no item is known. */
    boolean paysFor(@Nullable String item) {
        return filters.isEmpty() || item != null && filters.stream().allMatch(filter -> filter.matches(item));
    }

    /** The same terms, granted by another transaction. */
    BlockTerms grantedBy(UUID transaction) {
        return new BlockTerms(block, transaction, amount, source, effectiveAt, expiresAt, priority, costBasis, filters);
    }
}
