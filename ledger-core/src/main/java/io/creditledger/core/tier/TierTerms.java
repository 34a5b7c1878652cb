package io.creditledger.core.tier;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Decimals;
import java.math.BigDecimal;

/**
 * What a tier offers.
 *
 * @param name shown to buyers
 * @param price in major units (50 means $50), canonical (no trailing zeros)
 * @param credits credits bought
 * @param extraCredits bonus credits on top
 * @param period how often it is bought
 */
public record TierTerms(String name, BigDecimal price, Credits credits, Credits extraCredits, Period period) {
    /** @throws IllegalArgumentException when the price is absurd, such as 1E999 */
    public TierTerms {
        price = Decimals.canonical(price);
    }
}
