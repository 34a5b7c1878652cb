package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is changed about an amount after the model. Applied in this order, whatever the order of the list: usage
 * discounts, amount discounts, percentage discounts, the minimum, the maximum (the published order of invoices).
 *
 * @param discounts what is taken off
 * @param minimum at least this, in major units; null: none
 * @param maximum at most this, in major units; null: none
 */
public record Adjustments(
        List<Discount> discounts,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum) {
    /** Nothing is changed. */
    public static final Adjustments NONE = new Adjustments(List.of(), null, null);

    public Adjustments {
        discounts = List.copyOf(discounts);
    }

    /** Everything that is wrong; empty: nothing. */
    public List<Flaw> flaws() {
        return Flaws.of(this::check);
    }

    /** Reports what is wrong. */
    public void check(Flaws flaws) {
        discounts.forEach(discount -> discount.check(flaws.in("discount")));
        flaws.amount("minimum_amount", minimum);
        flaws.amount("maximum_amount", maximum);
        if (minimum != null && maximum != null && maximum.compareTo(minimum) < 0) {
            flaws.add("maximum_amount", "must not be less than minimum_amount");
        }
    }
}
