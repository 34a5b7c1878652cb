package io.creditledger.core.price.rating;

import io.creditledger.core.money.Rounding;
import io.creditledger.core.price.model.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines as they are written down, and their sum. */
final class Working {
    private final List<Line> lines = new ArrayList<>();
    private final boolean kept;
    private BigDecimal sum = BigDecimal.ZERO;

    /** @param kept whether lines are kept; otherwise only their sum */
    Working(boolean kept) {
        this.kept = kept;
    }

    BigDecimal sum() {
        return sum;
    }

    Rated rated() {
        return new Rated(sum, Collections.unmodifiableList(lines));
    }

    /** A product. */
    BigDecimal times(Part part, List<String> of, BigDecimal quantity, BigDecimal rate) {
        return line(part, of, null, quantity, rate, quantity.multiply(rate));
    }

    /** An amount that is no product: taken off when negative. Nothing is no line. */
    BigDecimal amount(Part part, List<String> of, BigDecimal quantity, BigDecimal amount) {
        return amount.signum() == 0 ? amount : line(part, of, null, quantity, null, amount);
    }

    BigDecimal line(
            Part part,
            List<String> of,
            @Nullable BigDecimal above,
            BigDecimal quantity,
            @Nullable BigDecimal rate,
            BigDecimal amount) {
        if (kept) {
            lines.add(new Line(part, of, above, quantity, rate, amount));
        }
        sum = sum.add(amount);
        return amount;
    }

    /** Each unit at the rate of the step that it falls in. */
    BigDecimal graduated(Part part, List<String> of, BigDecimal quantity, List<Step> steps) {
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (quantity.compareTo(step.above()) <= 0) {
                break;
            }
            BigDecimal end =
                    i + 1 < steps.size() ? quantity.min(steps.get(i + 1).above()) : quantity;
            BigDecimal units = end.subtract(step.above());
            if (units.signum() > 0) {
                BigDecimal charged = units.multiply(step.rate());
                amount = amount.add(line(part, of, step.above(), units, step.rate(), charged));
            }
        }
        return amount;
    }

    /**
     * Whole packages, each at the rate of the step that it begins in.
     *
     * @param units not yet rounded up
     * @param steps bounds in units
     */
    BigDecimal packages(List<String> of, BigDecimal units, BigDecimal size, List<Step> steps) {
        List<Step> inPackages = new ArrayList<>();
        for (Step step : steps) {
            if (step.above().compareTo(units) >= 0) {
                break; // no package begins there, and thousands of tiers would be divided for each group
            }
            inPackages.add(new Step(Rounding.packages(step.above(), size), step.rate()));
        }
        return graduated(Part.PACKAGES, of, Rounding.packages(units, size), inPackages);
    }

    /** All units at the rate of the one step that {@code reached} falls in. */
    BigDecimal bulk(List<String> of, BigDecimal quantity, BigDecimal reached, List<Step> steps) {
        if (quantity.signum() == 0) {
            return BigDecimal.ZERO;
        }
        Step step = reached(reached, steps);
        return line(Part.BULK, of, step.above(), quantity, step.rate(), quantity.multiply(step.rate()));
    }

    /** Fills up to a minimum what {@code charged} is of the sum. */
    BigDecimal atLeast(BigDecimal minimum, List<String> of, BigDecimal charged) {
        BigDecimal missing = minimum.subtract(charged).max(BigDecimal.ZERO);
        return charged.add(amount(Part.MINIMUM, of, BigDecimal.ZERO, missing));
    }

    /** Cuts down to a maximum what {@code charged} is of the sum. */
    BigDecimal atMost(BigDecimal maximum, List<String> of, BigDecimal charged) {
        BigDecimal over = charged.subtract(maximum).max(BigDecimal.ZERO);
        return charged.add(amount(Part.MAXIMUM, of, BigDecimal.ZERO, over.negate()));
    }

    /** Leaves of the sum what belongs to the share of the period. */
    void prorate(Proration share) {
        amount(Part.PRORATION, List.of(), BigDecimal.ZERO, share.of(sum).subtract(sum));
    }

    /** Forgets lines with no amount. */
    void hideZeros() {
        lines.removeIf(line -> line.amount().signum() == 0);
    }

    /** The step that a quantity falls in; what is not above the first bound is in the first step. */
    static Step reached(BigDecimal quantity, List<Step> steps) {
        Step reached = steps.getFirst();
        for (Step step : steps) {
            if (quantity.compareTo(step.above()) > 0) {
                reached = step;
            }
        }
        return reached;
    }
}
