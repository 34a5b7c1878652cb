package io.creditledger.core.tier;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Decimals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a tier's terms; null: as it is.
 *
 * @param name shown to buyers
 * @param price in major units, canonical
 * @param credits credits bought
 * @param extraCredits bonus credits on top
 * @param period how often it is bought
 */
public record TierChange(
        @Nullable String name,
        @Nullable BigDecimal price,
        @Nullable Credits credits,
        @Nullable Credits extraCredits,
        @Nullable Period period) {
    /** @throws IllegalArgumentException when the price is absurd, such as 1E999 */
    public TierChange {
        price = price == null ? null : Decimals.canonical(price);
    }

    /** Replaces everything. */
    public static TierChange to(TierTerms terms) {
        return new TierChange(terms.name(), terms.price(), terms.credits(), terms.extraCredits(), terms.period());
    }

    /** The terms after the change. */
    public TierTerms of(TierTerms before) {
        return new TierTerms(
                name == null ? before.name() : name,
                price == null ? before.price() : price,
                credits == null ? before.credits() : credits,
                extraCredits == null ? before.extraCredits() : extraCredits,
                period == null ? before.period() : period);
    }
}
