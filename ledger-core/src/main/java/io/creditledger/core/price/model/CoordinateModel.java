package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matrices that name their first and second dimension apart. */
public sealed interface CoordinateModel extends MatrixModel {
    /** The first property. */
    String firstDimension();

    /** The second property; null: only one dimension. */
    @Nullable
    String secondDimension();

    @Override
    default List<String> dimensionNames() {
        String second = secondDimension();
        return second == null ? List.of(firstDimension()) : List.of(firstDimension(), second);
    }

    /** How a cell is told from others. */
    sealed interface Coordinates permits ScalingFactor, CoordinateCell, Coordinate {
        /** Value of the first property. */
        String firstDimensionValue();

        /** Value of the second property; null: usage without it. */
        @Nullable
        String secondDimensionValue();

        /** The values by which usage finds this cell. */
        default List<String> key(int dimensions) {
            return dimensions == 1
                    ? List.of(firstDimensionValue())
                    : List.of(firstDimensionValue(), Cell.orEmpty(secondDimensionValue()));
        }
    }

    /** Units of a cell count {@code scalingFactor} times. */
    record ScalingFactor(
            String firstDimensionValue, @Nullable String secondDimensionValue, BigDecimal scalingFactor)
            implements Coordinates {}

    /** The rate of a cell. */
    record CoordinateCell(
            String firstDimensionValue, @Nullable String secondDimensionValue, BigDecimal unitAmount)
            implements Coordinates {}

    /** A cell. */
    record Coordinate(String firstDimensionValue, @Nullable String secondDimensionValue) implements Coordinates {}

    /** Reports what is wrong with the dimensions and with cells. */
    default void checkCells(Flaws flaws, String path, List<? extends Coordinates> cells) {
        flaws.text("first_dimension", firstDimension());
        flaws.text("second_dimension", secondDimension());
        if (firstDimension().equals(secondDimension())) {
            flaws.add("second_dimension", "is another property than the first");
        }
        checkCoordinates(flaws, path, cells);
    }

    /** Reports what is wrong with cells alone. */
    default void checkCoordinates(Flaws flaws, String path, List<? extends Coordinates> cells) {
        flaws.each(path, cells, (f, cell) -> {
            f.value("first_dimension_value", cell.firstDimensionValue());
            f.value("second_dimension_value", cell.secondDimensionValue());
            if (secondDimension() == null && cell.secondDimensionValue() != null) {
                f.add("second_dimension_value", "there is only one dimension");
            }
        });
        int dimensions = dimensionNames().size();
        flaws.unique(path, cells.stream().map(cell -> cell.key(dimensions)).toList());
    }

    /** One rate for scaled units; a cell without a factor counts once. {@code groupingKey} is for showing only. */
    record ScalableMatrixWithUnitPricing(
            String firstDimension,
            @Nullable String secondDimension,
            @Nullable String groupingKey,
            List<ScalingFactor> matrixScalingFactors,
            boolean prorate,
            BigDecimal unitPrice)
            implements CoordinateModel {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("unit_price", unitPrice);
            flaws.text("grouping_key", groupingKey);
            checkCells(flaws, "matrix_scaling_factors", matrixScalingFactors);
            flaws.all(
                    "matrix_scaling_factors",
                    matrixScalingFactors,
                    (f, cell) -> f.amount("scaling_factor", cell.scalingFactor));
        }
    }

    /** Graduated for scaled units; a cell without a factor counts once. */
    record ScalableMatrixWithTieredPricing(
            String firstDimension,
            @Nullable String secondDimension,
            List<ScalingFactor> matrixScalingFactors,
            List<BoundTier> tiers)
            implements CoordinateModel {
        /** The tiers as steps, of scaled units. */
        public List<Step> steps() {
            return BoundTier.steps(tiers);
        }

        @Override
        public void check(Flaws flaws) {
            checkCells(flaws, "matrix_scaling_factors", matrixScalingFactors);
            flaws.all(
                    "matrix_scaling_factors",
                    matrixScalingFactors,
                    (f, cell) -> f.amount("scaling_factor", cell.scalingFactor));
            BoundTier.check(tiers, flaws);
        }
    }

    /** A matrix whose cells are discounted in groups: one percentage up to a threshold, another above it. */
    record MatrixWithThresholdDiscounts(
            BigDecimal defaultUnitAmount,
            String firstDimension,
            @Nullable String secondDimension,
            List<CoordinateCell> matrixValues,
            List<DiscountGroup> thresholdDiscountGroups)
            implements CoordinateModel {
        /** Cells whose amounts count together. Percentages are 0 to 100. */
        public record DiscountGroup(
                List<Coordinate> cellCoordinates,
                BigDecimal thresholdAmount,
                BigDecimal belowThresholdDiscountPercentage,
                BigDecimal aboveThresholdDiscountPercentage,
                @Nullable String description) {}

        @Override
        public void check(Flaws flaws) {
            flaws.amount("default_unit_amount", defaultUnitAmount);
            checkCells(flaws, "matrix_values", matrixValues);
            flaws.all("matrix_values", matrixValues, (f, cell) -> f.amount("unit_amount", cell.unitAmount));
            flaws.all("threshold_discount_groups", thresholdDiscountGroups, (f, group) -> {
                checkCoordinates(f, "cell_coordinates", group.cellCoordinates);
                f.amount("threshold_amount", group.thresholdAmount);
                f.share("below_threshold_discount_percentage", group.belowThresholdDiscountPercentage, 100);
                f.share("above_threshold_discount_percentage", group.aboveThresholdDiscountPercentage, 100);
            });
            int dimensions = dimensionNames().size();
            flaws.unique(
                    "threshold_discount_groups.cell_coordinates",
                    thresholdDiscountGroups.stream()
                            .flatMap(group -> group.cellCoordinates.stream())
                            .map(cell -> cell.key(dimensions))
                            .toList());
        }
    }
}
