package io.creditledger.core.price.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is taken off: of the quantity, of the amount, or a share of it. */
public sealed interface Discount {
    /** Why it was given; null: nobody said. */
    @Nullable
    String reason();

    /** Reports what is wrong. */
    void check(Flaws flaws);

    /** The first {@code usageDiscount} units are free. */
    record UsageDiscount(BigDecimal usageDiscount, @Nullable String reason) implements Discount {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("usage_discount", usageDiscount);
        }
    }

    /** So much of the amount, in major units; never more than it is. */
    record AmountDiscount(
            BigDecimal amountDiscount, @Nullable String reason) implements Discount {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("amount_discount", amountDiscount);
        }
    }

    /** A share of the amount, 0 to 1. */
    record PercentageDiscount(
            BigDecimal percentageDiscount, @Nullable String reason) implements Discount {
        @Override
        public void check(Flaws flaws) {
            flaws.share("percentage_discount", percentageDiscount, 1);
        }
    }

    /** While a trial lasts: so much of the amount, then a share (0 to 1) of what is left; either may be absent. */
    record TrialDiscount(
            @Nullable BigDecimal trialAmountDiscount,
            @Nullable BigDecimal trialPercentageDiscount,
            @Nullable String reason)
            implements Discount {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("trial_amount_discount", trialAmountDiscount);
            flaws.share("trial_percentage_discount", trialPercentageDiscount, 1);
            if (trialAmountDiscount == null && trialPercentageDiscount == null) {
                flaws.add("trial_amount_discount", "a trial takes off an amount or a percentage");
            }
        }
    }
}
