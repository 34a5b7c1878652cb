package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.CompositeModel;
import io.creditledger.core.price.model.CompositeModel.MinimumComposite;
import io.creditledger.core.price.model.CompositeModel.Percent;
import io.creditledger.core.price.model.EventModel;
import io.creditledger.core.price.model.GroupModel;
import io.creditledger.core.price.model.MatrixModel;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.model.QuantityModel;
import java.math.BigDecimal;
import java.util.List;

/**
 * What usage costs. Pure and exact: nothing is rounded but packages (up) and shares of a period (at 36 digits). The
 * configuration must be one without {@link PricingModel#flaws() flaws}.
 */
public final class Rating {
    private Rating() {}

    /** What usage costs by the model alone. */
    public static Rated rate(PricingModel model, Usage usage) {
        Working working = new Working(true);
        work(model, usage, working);
        return working.rated();
    }

    /** What usage costs by the model, adjusted. */
    public static Rated rate(PricingModel model, Adjustments adjustments, Usage usage) {
        return rate(model, adjustments, usage, new Working(true));
    }

    /** The same without the working, which has a line for each tier of each group: millions fill the memory. */
    public static BigDecimal amount(PricingModel model, Adjustments adjustments, Usage usage) {
        return rate(model, adjustments, usage, new Working(false)).amount();
    }

    private static Rated rate(PricingModel model, Adjustments adjustments, Usage usage, Working working) {
        work(model, Adjusting.usage(adjustments, usage, working), working);
        Adjusting.amount(adjustments, working);
        return working.rated();
    }

    /**
     * What more usage costs that came after other usage of the same period: the difference of both, never negative. For
     * drawing credits as usage comes.
     *
     * @param before usage that was charged already
     * @param after that usage and the new one, new rows at the end
     * @throws IllegalArgumentException when the model is not {@link PricingModel#drawable() drawable}
     */
    public static BigDecimal more(PricingModel model, Adjustments adjustments, Usage before, Usage after) {
        if (!model.drawable()) {
            throw new IllegalArgumentException("more usage could lower the total of " + model);
        }
        return amount(model, adjustments, after).subtract(amount(model, adjustments, before));
    }

    private static void work(PricingModel model, Usage usage, Working working) {
        switch (model) {
            case QuantityModel m -> QuantityRating.work(m, usage, working);
            case EventModel m -> EventRating.work(m, usage, working);
            case MatrixModel m -> MatrixRating.work(m, usage, working);
            case GroupModel m -> GroupRating.work(m, usage, working);
            case CompositeModel m -> compose(m, usage, working);
        }
    }

    private static void compose(CompositeModel model, Usage subtotals, Working working) {
        BigDecimal subtotal = subtotals.quantity();
        switch (model) {
            case MinimumComposite m -> {
                BigDecimal minimum = share(m.prorated(), subtotals).of(m.minimumAmount());
                BigDecimal missing = minimum.subtract(subtotal).max(BigDecimal.ZERO);
                working.amount(Part.MINIMUM, List.of(), BigDecimal.ZERO, missing);
            }
            case Percent m -> {
                working.times(Part.UNITS, List.of(), subtotal, m.percent());
                Proration share = share(m.prorated(), subtotals);
                if (m.minimumAmount() != null) {
                    working.atLeast(share.of(m.minimumAmount()), List.of(), working.sum());
                }
                if (m.maximumAmount() != null) {
                    working.atMost(share.of(m.maximumAmount()), List.of(), working.sum());
                }
            }
        }
    }

    private static Proration share(boolean prorated, Usage usage) {
        return prorated ? usage.proration() : Proration.FULL;
    }
}
