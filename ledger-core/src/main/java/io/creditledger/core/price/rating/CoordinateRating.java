package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.CoordinateModel;
import io.creditledger.core.price.model.CoordinateModel.Coordinate;
import io.creditledger.core.price.model.CoordinateModel.MatrixWithThresholdDiscounts;
import io.creditledger.core.price.model.CoordinateModel.MatrixWithThresholdDiscounts.DiscountGroup;
import io.creditledger.core.price.model.CoordinateModel.ScalableMatrixWithTieredPricing;
import io.creditledger.core.price.model.CoordinateModel.ScalableMatrixWithUnitPricing;
import io.creditledger.core.price.model.CoordinateModel.ScalingFactor;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Amounts of matrices that scale or discount their cells. */
final class CoordinateRating {
    private CoordinateRating() {}

    static void work(CoordinateModel model, Tally tally, Usage usage, Working working) {
        switch (model) {
            case ScalableMatrixWithUnitPricing m -> {
                scaled(m, m.matrixScalingFactors(), tally)
                        .sums()
                        .forEach((cell, units) -> working.times(Part.CELL, cell, units, m.unitPrice()));
                if (m.prorate()) {
                    working.prorate(usage.proration());
                }
            }
            case ScalableMatrixWithTieredPricing m -> {
                BigDecimal units = scaled(m, m.matrixScalingFactors(), tally).total();
                working.graduated(Part.TIER, List.of(), units, m.steps());
            }
            case MatrixWithThresholdDiscounts m -> discounted(m, tally, working);
        }
    }

    /** Units times their cell's factor; a cell without one counts once. */
    private static Tally scaled(CoordinateModel model, List<ScalingFactor> factors, Tally tally) {
        int dimensions = model.dimensionNames().size();
        Map<List<String>, BigDecimal> byCell = new LinkedHashMap<>();
        factors.forEach(factor -> byCell.put(factor.key(dimensions), factor.scalingFactor()));
        Tally scaled = new Tally();
        tally.sums()
                .forEach((cell, units) -> scaled.add(cell, units.multiply(byCell.getOrDefault(cell, BigDecimal.ONE))));
        return scaled;
    }

    private static void discounted(MatrixWithThresholdDiscounts model, Tally tally, Working working) {
        int dimensions = model.dimensionNames().size();
        Map<List<String>, BigDecimal> rates = new LinkedHashMap<>();
        model.matrixValues().forEach(cell -> rates.put(cell.key(dimensions), cell.unitAmount()));
        Map<List<String>, BigDecimal> amounts = new LinkedHashMap<>();
        tally.sums()
                .forEach((cell, units) ->
                        amounts.put(cell, units.multiply(rates.getOrDefault(cell, model.defaultUnitAmount()))));
        MatrixRating.cells(rates, model.defaultUnitAmount(), tally, working);
        for (DiscountGroup group : model.thresholdDiscountGroups()) {
            BigDecimal subtotal = BigDecimal.ZERO;
            for (Coordinate cell : group.cellCoordinates()) {
                subtotal = subtotal.add(amounts.getOrDefault(cell.key(dimensions), BigDecimal.ZERO));
            }
            BigDecimal below = subtotal.min(group.thresholdAmount());
            BigDecimal off = percent(below, group.belowThresholdDiscountPercentage())
                    .add(percent(subtotal.subtract(below), group.aboveThresholdDiscountPercentage()));
            List<String> name = group.description() == null ? List.of() : List.of(group.description());
            working.amount(Part.DISCOUNT, name, BigDecimal.ZERO, off.negate());
        }
    }

    private static BigDecimal percent(BigDecimal amount, BigDecimal percentage) {
        return amount.multiply(percentage.movePointLeft(2));
    }
}
