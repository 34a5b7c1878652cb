package io.creditledger.core.price.rating;

import io.creditledger.core.money.Decimals;
import java.math.BigDecimal;
import java.util.List;

/**
 * What usage costs, and why.
 *
 * @param amount in major units of the price's currency, not negative, not rounded
 * @param lines the working: their amounts sum up to {@code amount}
 */
public record Rated(BigDecimal amount, List<Line> lines) {
    public Rated {
        amount = Decimals.canonical(amount);
    }
}
