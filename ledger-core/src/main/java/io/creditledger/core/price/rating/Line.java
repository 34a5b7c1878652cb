package io.creditledger.core.price.rating;

import io.creditledger.core.money.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the working. The amounts of all lines sum up to what is charged.
 *
 * @param part what the line is about
 * @param of the group, cell or day; empty: all usage
 * @param above where the tier begins, exclusive; null: no tier
 * @param quantity units, packages, or what events are worth
 * @param rate per unit; null: the amount is no product
 * @param amount in major units, negative where something is taken off
 */
public record Line(
        Part part,
        List<String> of,
        @Nullable BigDecimal above,
        BigDecimal quantity,
        @Nullable BigDecimal rate,
        BigDecimal amount) {
    public Line {
        quantity = Decimals.canonical(quantity);
        amount = Decimals.canonical(amount);
    }
}
