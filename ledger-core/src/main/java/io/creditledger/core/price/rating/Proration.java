package io.creditledger.core.price.rating;

import io.creditledger.core.money.Rounding;
import java.math.BigDecimal;

/**
 * The share of a period that was served.
 *
 * @param served days, from 0 to {@code whole}
 * @param whole days of the period, positive
 */
public record Proration(long served, long whole) {
    /** All of the period. */
    public static final Proration FULL = new Proration(1, 1);

    /** @throws IllegalArgumentException when more was served than there is, or there is no period */
    public Proration {
        if (whole <= 0 || served < 0 || served > whole) {
            throw new IllegalArgumentException(served + " of " + whole + " days is no share of a period");
        }
    }

    /** The amount's part for this share. */
    public BigDecimal of(BigDecimal amount) {
        return served == whole ? amount : Rounding.prorated(amount, served, whole);
    }
}
