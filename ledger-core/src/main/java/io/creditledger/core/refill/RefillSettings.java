package io.creditledger.core.refill;

import io.creditledger.core.money.Credits;
import org.jspecify.annotations.Nullable;

/**
 * When and how much is refilled.
 *
 * @param enabled whether at all
 * @param threshold available credits at or below which it is refilled, not negative
 * @param quantity bundles bought at once, 1 to {@value #MAX_QUANTITY}
 * @param monthlyCap refills in a calendar month (UTC) at most, at least 1; null: any number
 */
public record RefillSettings(
        boolean enabled,
        Credits threshold,
        int quantity,
        @Nullable Integer monthlyCap) {
    /** The most bundles at once. */
    public static final int MAX_QUANTITY = 10;

    /** Off. */
    public static final RefillSettings OFF = new RefillSettings(false, Credits.ZERO, 1, null);

    RefillSettings switchedOff() {
        return new RefillSettings(false, threshold, quantity, monthlyCap);
    }
}
