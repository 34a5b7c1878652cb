package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models whose usage is what other prices charge: the quantity is the sum of their subtotals, in money. */
public sealed interface CompositeModel extends PricingModel {
    @Override
    default List<String> properties() {
        return List.of();
    }

    /** What follows from other prices is charged when they are settled, never as usage comes. */
    @Override
    default boolean drawable() {
        return false;
    }

    /** What is missing to the minimum. */
    record MinimumComposite(BigDecimal minimumAmount, boolean prorated) implements CompositeModel {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("minimum_amount", minimumAmount);
        }
    }

    /** A share of the subtotals ({@code percent}: above 0, up to 1), not less and not more than this. */
    record Percent(
            BigDecimal percent,
            @Nullable BigDecimal maximumAmount,
            @Nullable BigDecimal minimumAmount,
            boolean prorated)
            implements CompositeModel {
        @Override
        public void check(Flaws flaws) {
            flaws.positive("percent", percent);
            flaws.share("percent", percent, 1);
            flaws.amount("maximum_amount", maximumAmount);
            flaws.amount("minimum_amount", minimumAmount);
            if (maximumAmount != null && minimumAmount != null && maximumAmount.compareTo(minimumAmount) < 0) {
                flaws.add("maximum_amount", "must not be less than minimum_amount");
            }
        }
    }
}
