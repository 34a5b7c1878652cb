package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.Comparator;

/**
 * Credits granted together, as far as they are still there.
 *
 * @param terms what is fixed
 * @param remaining credits not yet drawn, expired, voided or moved; includes what holds have pinned
 * @param held the part of {@code remaining} that holds have pinned
 */
public record Block(BlockTerms terms, Credits remaining, Credits held) {
    /** Draw order: priority number, soonest expiry (never is last), lower cost basis, oldest. See architecture §5. */
    public static final Comparator<Block> DRAW_ORDER = Comparator.comparingInt((Block b) -> b.terms.priority())
            .thenComparing(b -> b.terms.expiresAt(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(b -> b.terms.costBasis())
            .thenComparing(b -> b.terms.effectiveAt())
            .thenComparing(b -> b.terms.block());

    /** What is neither drawn nor pinned, whatever the time. */
    public Credits free() {
        return remaining.minus(held);
    }

    /** Whether free credits can be drawn at {@code time}. */
    public boolean isDrawableAt(Instant time) {
        return terms.isEffectiveAt(time) && !terms.isExpiredAt(time);
    }
}
