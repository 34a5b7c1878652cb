package io.creditledger.core.account;

import io.creditledger.core.decider.CorruptStream;
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

    /** {@code amount} taken from this block, at its cost. */
    Draw drawOf(Credits amount) {
        return new Draw(terms.block(), amount, terms.costBasis());
    }

    /** Less {@code amount} of the free credits. */
    Block taken(Credits amount) {
        return checked(remaining.minus(amount), held, amount);
    }

    /** With {@code amount} of the free credits pinned. */
    Block pinned(Credits amount) {
        return checked(remaining, held.plus(amount), amount);
    }

    /** Less {@code amount} of the pinned credits. */
    Block captured(Credits amount) {
        return checked(remaining.minus(amount), held.minus(amount), amount);
    }

    /** With {@code amount} of the pinned credits free again. */
    Block unpinned(Credits amount) {
        return checked(remaining, held.minus(amount), amount);
    }

    /** With {@code amount} put back. */
    Block restored(Credits amount) {
        return checked(remaining.plus(amount), held, amount);
    }

    private Block checked(Credits newRemaining, Credits newHeld, Credits amount) {
        if (!amount.isPositive()
                || newHeld.isNegative()
                || newHeld.exceeds(newRemaining)
                || newRemaining.exceeds(terms.amount())) {
            throw new CorruptStream("block " + terms.block() + " of " + terms.amount() + " with " + remaining
                    + " remaining, " + held + " held cannot have " + newRemaining + " remaining, " + newHeld + " held");
        }
        return new Block(terms, newRemaining, newHeld);
    }
}
