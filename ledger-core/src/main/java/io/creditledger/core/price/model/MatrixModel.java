package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Models whose rate depends on the values of one or two properties, the dimensions. */
public sealed interface MatrixModel extends PricingModel
        permits MatrixModel.Matrix,
                MatrixModel.MatrixWithAllocation,
                MatrixModel.MatrixWithDisplayName,
                MatrixModel.DailyCreditAllowance,
                MatrixModel.GroupedTieredMatrix,
                CoordinateModel {
    /** The properties by whose values usage finds its cell. */
    List<String> dimensionNames();

    @Override
    default List<String> properties() {
        return dimensionNames();
    }

    /** The rate of each cell; usage of no cell has the default rate. */
    record Matrix(BigDecimal defaultUnitAmount, List<@Nullable String> dimensions, List<Cell> matrixValues)
            implements MatrixModel {
        @Override
        public List<String> dimensionNames() {
            return Cell.named(dimensions);
        }

        @Override
        public void check(Flaws flaws) {
            flaws.amount("default_unit_amount", defaultUnitAmount);
            Cell.check(dimensions, matrixValues, flaws);
        }
    }

    /** A matrix after free units, which are taken from the cells in the order they are listed, the default last. */
    record MatrixWithAllocation(
            BigDecimal allocation,
            BigDecimal defaultUnitAmount,
            List<@Nullable String> dimensions,
            List<Cell> matrixValues)
            implements MatrixModel {
        @Override
        public List<String> dimensionNames() {
            return Cell.named(dimensions);
        }

        @Override
        public void check(Flaws flaws) {
            flaws.amount("allocation", allocation);
            flaws.amount("default_unit_amount", defaultUnitAmount);
            Cell.check(dimensions, matrixValues, flaws);
        }
    }

    /** A matrix of one dimension; usage with no listed value costs nothing. */
    record MatrixWithDisplayName(String dimension, List<NamedRate> unitAmounts) implements MatrixModel {
        /** The rate of a value, and what it is called on invoices. */
        public record NamedRate(String dimensionValue, String displayName, BigDecimal unitAmount) {}

        @Override
        public List<String> dimensionNames() {
            return List.of(dimension);
        }

        @Override
        public void check(Flaws flaws) {
            flaws.text("dimension", dimension);
            flaws.each("unit_amounts", unitAmounts, (f, rate) -> {
                f.value("dimension_value", rate.dimensionValue);
                f.text("display_name", rate.displayName);
                f.amount("unit_amount", rate.unitAmount);
            });
            flaws.unique(
                    "unit_amounts",
                    unitAmounts.stream().map(NamedRate::dimensionValue).toList());
        }
    }

    /**
     * What a matrix would charge for a day, less an allowance that is given each day anew and not carried over.
     *
     * @param eventDayProperty the property with the day
     */
    record DailyCreditAllowance(
            BigDecimal dailyAllowance,
            BigDecimal defaultUnitAmount,
            List<@Nullable String> dimensions,
            String eventDayProperty,
            List<Cell> matrixValues)
            implements MatrixModel {
        @Override
        public List<String> dimensionNames() {
            return Cell.named(dimensions);
        }

        @Override
        public List<String> properties() {
            return Stream.concat(dimensionNames().stream(), Stream.of(eventDayProperty))
                    .distinct()
                    .toList();
        }

        @Override
        public void check(Flaws flaws) {
            flaws.amount("daily_allowance", dailyAllowance);
            flaws.amount("default_unit_amount", defaultUnitAmount);
            flaws.text("event_day_property", eventDayProperty);
            Cell.check(dimensions, matrixValues, flaws);
        }
    }

    /** Graduated for each value of the dimension by its own tiers; values without tiers have the default rate. */
    record GroupedTieredMatrix(BigDecimal defaultUnitAmount, String dimension, List<ValueTier> tiers)
            implements MatrixModel {
        /** The rate of one value's units from a bound on, exclusive. */
        public record ValueTier(String dimensionValue, BigDecimal tierLowerBound, BigDecimal unitAmount) {}

        /** The steps of each value. */
        public Map<String, List<Step>> steps() {
            Map<String, List<Step>> steps = new LinkedHashMap<>();
            for (ValueTier tier : tiers) {
                steps.computeIfAbsent(tier.dimensionValue, value -> new ArrayList<>())
                        .add(new Step(tier.tierLowerBound, tier.unitAmount));
            }
            return steps;
        }

        @Override
        public List<String> dimensionNames() {
            return List.of(dimension);
        }

        @Override
        public void check(Flaws flaws) {
            flaws.amount("default_unit_amount", defaultUnitAmount);
            flaws.text("dimension", dimension);
            flaws.each("tiers", tiers, (f, tier) -> {
                f.value("dimension_value", tier.dimensionValue);
                f.amount("tier_lower_bound", tier.tierLowerBound);
                f.amount("unit_amount", tier.unitAmount);
            });
            steps().forEach((value, steps) -> flaws.ascending(
                    "tiers(" + value + ")",
                    "tier_lower_bound",
                    steps.stream().map(Step::above).toList()));
        }
    }
}
