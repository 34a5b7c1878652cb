package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.Discount;
import io.creditledger.core.price.model.Discount.AmountDiscount;
import io.creditledger.core.price.model.Discount.PercentageDiscount;
import io.creditledger.core.price.model.Discount.TrialDiscount;
import io.creditledger.core.price.model.Discount.UsageDiscount;
import java.math.BigDecimal;
import java.util.List;

/** Adjustments in their order: usage, amount, percentage, minimum, maximum. */
final class Adjusting {
    private Adjusting() {}

    /** The usage that is not free. */
    static Usage usage(Adjustments adjustments, Usage usage, Working working) {
        BigDecimal free = BigDecimal.ZERO;
        for (Discount discount : adjustments.discounts()) {
            free = free.add(
                    switch (discount) {
                        case UsageDiscount d -> d.usageDiscount();
                        case AmountDiscount d -> BigDecimal.ZERO;
                        case PercentageDiscount d -> BigDecimal.ZERO;
                        case TrialDiscount d -> BigDecimal.ZERO;
                    });
        }
        BigDecimal taken = free.min(usage.quantity());
        if (taken.signum() == 0) {
            return usage;
        }
        working.line(Part.USAGE_DISCOUNT, List.of(), null, taken, null, BigDecimal.ZERO);
        return usage.after(taken);
    }

    /** Adjusts what was charged for the usage. */
    static void amount(Adjustments adjustments, Working working) {
        for (Discount discount : adjustments.discounts()) {
            BigDecimal off = amountOff(discount).min(working.sum());
            working.amount(Part.DISCOUNT, List.of(), BigDecimal.ZERO, off.negate());
        }
        for (Discount discount : adjustments.discounts()) {
            BigDecimal off = working.sum().multiply(shareOff(discount));
            working.amount(Part.DISCOUNT, List.of(), BigDecimal.ZERO, off.negate());
        }
        if (adjustments.minimum() != null) {
            working.atLeast(adjustments.minimum(), List.of(), working.sum());
        }
        if (adjustments.maximum() != null) {
            working.atMost(adjustments.maximum(), List.of(), working.sum());
        }
    }

    private static BigDecimal amountOff(Discount discount) {
        return switch (discount) {
            case AmountDiscount d -> d.amountDiscount();
            case TrialDiscount d -> d.trialAmountDiscount() == null ? BigDecimal.ZERO : d.trialAmountDiscount();
            case UsageDiscount d -> BigDecimal.ZERO;
            case PercentageDiscount d -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal shareOff(Discount discount) {
        return switch (discount) {
            case PercentageDiscount d -> d.percentageDiscount();
            case TrialDiscount d -> d.trialPercentageDiscount() == null ? BigDecimal.ZERO : d.trialPercentageDiscount();
            case UsageDiscount d -> BigDecimal.ZERO;
            case AmountDiscount d -> BigDecimal.ZERO;
        };
    }
}
