package io.creditledger.core.account;

import io.creditledger.core.price.BillingPeriod;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.Discount;
import io.creditledger.core.price.model.Discount.AmountDiscount;
import io.creditledger.core.price.model.Discount.PercentageDiscount;
import io.creditledger.core.price.model.Discount.TrialDiscount;
import io.creditledger.core.price.model.Discount.UsageDiscount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the history says about a price: fixed for ever, so it may be read before the command is decided.
 *
 * @param revision number of the price's fact that fixed the terms, from 1
 * @param terms as that fact has them
 */
public record RecordedPrice(long revision, PriceTerms terms) {
    /**
     * Whether credits can be drawn as usage comes: more usage never costs less, and what it costs follows from sums
     * over the usage before it. Models that look at each event do so only while nothing that comes after the model
     * looks at the total, as amounts off, minimums and maximums do.
     */
    boolean drawable() {
        Adjustments adjustments = terms.adjustments();
        boolean bounded = adjustments.minimum() != null || adjustments.maximum() != null;
        boolean amountsOff = adjustments.discounts().stream().anyMatch(RecordedPrice::takesAmountOff);
        return terms.model().drawable() && !(terms.model().perEvent() && (bounded || amountsOff));
    }

    /** What the price measures. */
    String metric() {
        return Objects.requireNonNull(terms.billableMetricId(), "a fixed fee measures nothing");
    }

    /** The properties that tell apart which usage is added up. */
    List<String> keys() {
        return terms.model().perEvent() ? List.of() : terms.model().properties();
    }

    /** The period that usage at that time belongs to. */
    BillingPeriod period(Instant time) {
        return BillingPeriod.of(terms, time);
    }

    private static boolean takesAmountOff(Discount discount) {
        return switch (discount) {
            case AmountDiscount d -> true;
            case TrialDiscount d -> d.trialAmountDiscount() != null;
            case UsageDiscount d -> false;
            case PercentageDiscount d -> false;
        };
    }
}
