package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block that a command asks for.
 *
 * @param amount credits granted, positive
 * @param source where they come from
 * @param effectiveAt when they can first be drawn; null: at once
 * @param expiresAt when what is left expires; null: never
 * @param priority lower numbers are drawn first
 * @param costBasis paid per credit
 * @param filters which metered usage alone it pays for; none: it pays for everything
 */
public record NewBlock(
        Credits amount,
        Source source,
        @Nullable Instant effectiveAt,
        @Nullable Instant expiresAt,
        int priority,
        UnitCost costBasis,
        List<ItemFilter> filters) {
    public NewBlock {
        filters = List.copyOf(filters);
    }

    /** Of a block that pays for everything. */
    public NewBlock(
            Credits amount,
            Source source,
            @Nullable Instant effectiveAt,
            @Nullable Instant expiresAt,
            int priority,
            UnitCost costBasis) {
        this(amount, source, effectiveAt, expiresAt, priority, costBasis, List.of());
    }

    /** Effective at once, never expiring, priority 0, free of cost. */
    public static NewBlock of(Credits amount, Source source) {
        return new NewBlock(amount, source, null, null, 0, UnitCost.ZERO);
    }

    /** The same from another source. */
    public NewBlock from(Source other) {
        return new NewBlock(amount, other, effectiveAt, expiresAt, priority, costBasis, filters);
    }
}
