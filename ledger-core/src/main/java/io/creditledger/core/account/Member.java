package io.creditledger.core.account;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who uses an account's credits, as far as the account keeps count of them.
 *
 * @param name for people to read; null: none was told
 * @param monthlyLimit whole credits that they may use in a calendar month (UTC); null: any number
 * @param exempt whether the account's member cap does not hold for them
 * @param month first instant of the month that {@code used} counts
 * @param used credits used in that month, less what was amended
 * @param lifetime credits used ever, less what was amended
 * @param held credits that their open holds reserve
 */
public record Member(
        @Nullable String name,
        @Nullable Long monthlyLimit,
        boolean exempt,
        Instant month,
        Credits used,
        Credits lifetime,
        Credits held) {
    /** Nothing is known of them. */
    public static final Member NEW =
            new Member(null, null, false, Instant.EPOCH, Credits.ZERO, Credits.ZERO, Credits.ZERO);

    /**
     * Used in the month of {@code time}. A month has begun with the first use in it: what a clock that is behind dates
     * before counts in the month that has begun.
     */
    public Credits usedAt(Instant time) {
        return CalendarMonth.of(time).isAfter(month) ? Credits.ZERO : used;
    }

    /** What they may still use or hold in the month of {@code time}; null: any number. */
    public @Nullable Credits leftAt(Instant time) {
        return monthlyLimit == null
                ? null
                : Credits.of(monthlyLimit).minus(usedAt(time)).minus(held);
    }

    /** What they may still use or hold ever under {@code cap}, whole credits; null: any number. */
    public @Nullable Credits leftOf(@Nullable Long cap) {
        return cap == null || exempt ? null : Credits.of(cap).minus(lifetime).minus(held);
    }

    Member limited(@Nullable String newName, @Nullable Long limit, boolean isExempt) {
        return new Member(newName, limit, isExempt, month, used, lifetime, held);
    }

    /**
     * A capture takes from what was {@linkplain #held(Credits) held}, too: then both change, and what is left stays.
     */
    Member used(Credits amount, Instant at) {
        Instant begun = CalendarMonth.of(at).isAfter(month) ? CalendarMonth.of(at) : month;
        return counted(begun, usedAt(at).plus(amount), lifetime.plus(amount), held);
    }

    /** {@code amount} used at {@code at} was undone. */
    Member givenBack(Credits amount, Instant at) {
        boolean counts = CalendarMonth.of(at).equals(month);
        return counted(month, counts ? used.minus(amount) : used, lifetime.minus(amount), held);
    }

    /** Holds so much more; less when negative. */
    Member held(Credits more) {
        return counted(month, used, lifetime, held.plus(more));
    }

    private Member counted(Instant begun, Credits newUsed, Credits newLifetime, Credits newHeld) {
        if (newUsed.isNegative() || newLifetime.isNegative() || newHeld.isNegative()) {
            throw new CorruptStream("a member cannot have used " + newUsed + " of a month, " + newLifetime
                    + " of all and hold " + newHeld);
        }
        return new Member(name, monthlyLimit, exempt, begun, newUsed, newLifetime, newHeld);
    }
}
