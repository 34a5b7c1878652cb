package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Models that price each value of a property by itself. Usage without the property is a group of its own. */
public sealed interface GroupModel extends PricingModel {
    /** The property that tells the groups. */
    String groupingKey();

    @Override
    default List<String> properties() {
        return List.of(groupingKey());
    }

    /** Graduated for each group. */
    record GroupedTiered(String groupingKey, List<BoundTier> tiers) implements GroupModel {
        /** The tiers as steps. */
        public List<Step> steps() {
            return BoundTier.steps(tiers);
        }

        @Override
        public void check(Flaws flaws) {
            flaws.text("grouping_key", groupingKey);
            BoundTier.check(tiers, flaws);
        }
    }

    /** Packages by tiers for each group. */
    record GroupedTieredPackage(String groupingKey, BigDecimal packageSize, List<PackageTier> tiers)
            implements GroupModel {
        /** The tiers as steps, bounds in units. */
        public List<Step> steps() {
            return PackageTier.steps(tiers);
        }

        @Override
        public void check(Flaws flaws) {
            flaws.text("grouping_key", groupingKey);
            flaws.positive("package_size", packageSize);
            PackageTier.check(tiers, flaws);
        }
    }

    /** Packages by tiers for the largest group only; {@code unitAmount} is per package. */
    record MaxGroupTieredPackage(String groupingKey, BigDecimal packageSize, List<BoundTier> tiers)
            implements GroupModel {
        /** The tiers as steps, bounds in units. */
        public List<Step> steps() {
            return BoundTier.steps(tiers);
        }

        @Override
        public void check(Flaws flaws) {
            flaws.text("grouping_key", groupingKey);
            flaws.positive("package_size", packageSize);
            BoundTier.check(tiers, flaws);
        }
    }

    /** What each group uses beyond free units. */
    record GroupedAllocation(String groupingKey, BigDecimal allocation, BigDecimal overageUnitRate)
            implements GroupModel {
        @Override
        public void check(Flaws flaws) {
            flaws.text("grouping_key", groupingKey);
            flaws.amount("allocation", allocation);
            flaws.amount("overage_unit_rate", overageUnitRate);
        }
    }

    /** What is beyond each group's free units and beyond the free units of all together: the lesser of both. */
    record CumulativeGroupedAllocation(
            BigDecimal cumulativeAllocation, BigDecimal groupAllocation, String groupingKey, BigDecimal unitAmount)
            implements GroupModel {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("cumulative_allocation", cumulativeAllocation);
            flaws.amount("group_allocation", groupAllocation);
            flaws.text("grouping_key", groupingKey);
            flaws.amount("unit_amount", unitAmount);
        }
    }

    /** One rate, and for each group at least the minimum, for the share of the period that was served. */
    record GroupedWithProratedMinimum(String groupingKey, BigDecimal minimum, BigDecimal unitRate)
            implements GroupModel {
        @Override
        public void check(Flaws flaws) {
            flaws.text("grouping_key", groupingKey);
            flaws.amount("minimum", minimum);
            flaws.amount("unit_rate", unitRate);
        }
    }

    /** One rate, and for each group not less and not more than this. */
    record GroupedWithMinMaxThresholds(
            String groupingKey, BigDecimal maximumCharge, BigDecimal minimumCharge, BigDecimal perUnitRate)
            implements GroupModel {
        @Override
        public void check(Flaws flaws) {
            flaws.text("grouping_key", groupingKey);
            flaws.amount("maximum_charge", maximumCharge);
            flaws.amount("minimum_charge", minimumCharge);
            flaws.amount("per_unit_rate", perUnitRate);
            if (maximumCharge.compareTo(minimumCharge) < 0) {
                flaws.add("maximum_charge", "must not be less than minimum_charge");
            }
        }
    }

    /** A rate by one property, scaled by another, and for each group at least a rate for all its units. */
    record GroupedWithMeteredMinimum(
            String groupingKey,
            BigDecimal minimumUnitAmount,
            String pricingKey,
            List<ScaledBy> scalingFactors,
            String scalingKey,
            List<PricedBy> unitAmounts)
            implements GroupModel {
        /** Units with this value of the scaling key count {@code scalingFactor} times; with no listed value once. */
        public record ScaledBy(BigDecimal scalingFactor, String scalingValue) {}

        /** The rate of units with this value of the pricing key; with no listed value 0. */
        public record PricedBy(String pricingValue, BigDecimal unitAmount) {}

        @Override
        public List<String> properties() {
            return Stream.of(groupingKey, pricingKey, scalingKey).distinct().toList();
        }

        @Override
        public void check(Flaws flaws) {
            flaws.text("grouping_key", groupingKey);
            flaws.amount("minimum_unit_amount", minimumUnitAmount);
            flaws.text("pricing_key", pricingKey);
            flaws.text("scaling_key", scalingKey);
            flaws.all("scaling_factors", scalingFactors, (f, factor) -> {
                f.amount("scaling_factor", factor.scalingFactor);
                f.value("scaling_value", factor.scalingValue);
            });
            flaws.unique(
                    "scaling_factors",
                    scalingFactors.stream().map(ScaledBy::scalingValue).toList());
            flaws.each("unit_amounts", unitAmounts, (f, rate) -> {
                f.value("pricing_value", rate.pricingValue);
                f.amount("unit_amount", rate.unitAmount);
            });
            flaws.unique(
                    "unit_amounts",
                    unitAmounts.stream().map(PricedBy::pricingValue).toList());
        }
    }

    /** What one group consumes beyond what another allows. */
    record MeteredAllowance(
            String allowanceGroupingValue,
            String consumptionGroupingValue,
            String groupingKey,
            BigDecimal unitAmount,
            @Nullable String allowanceDisplayName,
            @Nullable String consumptionDisplayName)
            implements GroupModel {
        /** More allowance is more usage, and costs less. */
        @Override
        public boolean drawable() {
            return false;
        }

        @Override
        public void check(Flaws flaws) {
            flaws.value("allowance_grouping_value", allowanceGroupingValue);
            flaws.value("consumption_grouping_value", consumptionGroupingValue);
            flaws.text("grouping_key", groupingKey);
            flaws.amount("unit_amount", unitAmount);
            if (allowanceGroupingValue.equals(consumptionGroupingValue)) {
                flaws.add("allowance_grouping_value", "is another value than consumption_grouping_value");
            }
        }
    }
}
