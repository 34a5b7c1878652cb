package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.List;

/** Models that sell whole packages: a package that was begun is charged. */
public sealed interface PackageModel extends QuantityModel {
    /** Units of one package. */
    BigDecimal packageSize();

    /** Every package at one rate. */
    record Packaged(BigDecimal packageAmount, BigDecimal packageSize) implements PackageModel {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("package_amount", packageAmount);
            flaws.positive("package_size", packageSize);
            if (packageSize.scale() > 0) {
                flaws.add("package_size", "is a whole number");
            }
        }
    }

    /** Packages at one rate, after free units. */
    record PackageWithAllocation(BigDecimal allocation, BigDecimal packageAmount, BigDecimal packageSize)
            implements PackageModel {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("allocation", allocation);
            flaws.amount("package_amount", packageAmount);
            flaws.positive("package_size", packageSize);
        }
    }

    /** Packages by tiers: units are rounded up to packages, each package is charged at the rate of its tier. */
    record TieredPackage(BigDecimal packageSize, List<PackageTier> tiers) implements PackageModel {
        /** The tiers as steps, bounds in units. */
        public List<Step> steps() {
            return PackageTier.steps(tiers);
        }

        @Override
        public void check(Flaws flaws) {
            flaws.positive("package_size", packageSize);
            PackageTier.check(tiers, flaws);
        }
    }

    /** Packages by tiers, and at least the minimum of the tier that was reached. */
    record TieredPackageWithMinimum(BigDecimal packageSize, List<MinimumTier> tiers) implements PackageModel {
        /** A tier; {@code tierLowerBound} in units, exclusive; {@code perUnit} per package. */
        public record MinimumTier(BigDecimal tierLowerBound, BigDecimal perUnit, BigDecimal minimumAmount) {}

        /** The tiers as steps, bounds in units. */
        public List<Step> steps() {
            return tiers.stream()
                    .map(tier -> new Step(tier.tierLowerBound, tier.perUnit))
                    .toList();
        }

        /** What is charged at least, by the same bounds. */
        public List<Step> minimums() {
            return tiers.stream()
                    .map(tier -> new Step(tier.tierLowerBound, tier.minimumAmount))
                    .toList();
        }

        @Override
        public boolean drawable() {
            return TierModel.neverFalls(minimums());
        }

        @Override
        public void check(Flaws flaws) {
            flaws.positive("package_size", packageSize);
            flaws.each("tiers", tiers, (f, tier) -> {
                f.amount("tier_lower_bound", tier.tierLowerBound);
                f.amount("per_unit", tier.perUnit);
                f.amount("minimum_amount", tier.minimumAmount);
            });
            flaws.ascending(
                    "tiers",
                    "tier_lower_bound",
                    tiers.stream().map(MinimumTier::tierLowerBound).toList());
        }
    }
}
