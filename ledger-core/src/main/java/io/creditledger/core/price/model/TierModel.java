package io.creditledger.core.price.model;

import io.creditledger.core.money.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models whose rate depends on how much was used. */
public sealed interface TierModel extends QuantityModel {
    /** The rates by where they begin. */
    List<Step> steps();

    /** Whether no step is below the one before it. */
    static boolean neverFalls(List<Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).rate().compareTo(steps.get(i - 1).rate()) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Graduated: each unit at the rate of the tier that it falls in. */
    record Tiered(List<UnitTier> tiers) implements TierModel {
        /**
         * A tier.
         *
         * @param firstUnit where the one before ends, or one more: both readings of the published text mean the same
         * @param lastUnit inclusive; null: no end
         * @param unitAmount per unit
         */
        public record UnitTier(
                BigDecimal firstUnit, @Nullable BigDecimal lastUnit, BigDecimal unitAmount) {}

        @Override
        public List<Step> steps() {
            List<Step> steps = new ArrayList<>(tiers.size());
            BigDecimal above = BigDecimal.ZERO;
            for (UnitTier tier : tiers) {
                steps.add(new Step(above, tier.unitAmount));
                above = tier.lastUnit == null ? above : tier.lastUnit;
            }
            return steps;
        }

        @Override
        public void check(Flaws flaws) {
            flaws.each("tiers", tiers, (f, tier) -> {
                f.amount("first_unit", tier.firstUnit);
                f.amount("last_unit", tier.lastUnit);
                f.amount("unit_amount", tier.unitAmount);
            });
            flaws.closing(
                    "tiers",
                    "last_unit",
                    tiers.stream().<@Nullable BigDecimal>map(UnitTier::lastUnit).toList());
            BigDecimal before = BigDecimal.ZERO;
            for (int i = 0; i < tiers.size(); i++) {
                BigDecimal first = tiers.get(i).firstUnit;
                if (first.compareTo(before) != 0 && first.compareTo(before.add(BigDecimal.ONE)) != 0) {
                    String begin = Decimals.text(before);
                    flaws.add("tiers[" + i + "].first_unit", "tiers are contiguous: is " + begin + " or one more");
                }
                BigDecimal last = tiers.get(i).lastUnit;
                before = last == null ? before : last;
            }
        }
    }

    /** All units at the rate of the one tier that the quantity falls in. */
    record Bulk(List<BulkTier> tiers) implements TierModel {
        /** A tier; {@code maximumUnits} inclusive; null: no end. */
        public record BulkTier(@Nullable BigDecimal maximumUnits, BigDecimal unitAmount) {}

        @Override
        public List<Step> steps() {
            List<Step> steps = new ArrayList<>(tiers.size());
            BigDecimal above = BigDecimal.ZERO;
            for (BulkTier tier : tiers) {
                steps.add(new Step(above, tier.unitAmount));
                above = tier.maximumUnits == null ? above : tier.maximumUnits;
            }
            return steps;
        }

        @Override
        public boolean drawable() {
            return false;
        }

        @Override
        public void check(Flaws flaws) {
            flaws.each("tiers", tiers, (f, tier) -> {
                f.amount("maximum_units", tier.maximumUnits);
                f.amount("unit_amount", tier.unitAmount);
            });
            flaws.closing(
                    "tiers",
                    "maximum_units",
                    tiers.stream()
                            .<@Nullable BigDecimal>map(BulkTier::maximumUnits)
                            .toList());
        }
    }

    /** The total of the highest threshold that was reached; nothing below the first. */
    record ThresholdTotalAmount(List<Threshold> consumptionTable, boolean prorate) implements TierModel {
        /** From {@code threshold} units on, inclusive, all of them cost {@code totalAmount}. */
        public record Threshold(BigDecimal threshold, BigDecimal totalAmount) {}

        @Override
        public List<Step> steps() {
            return consumptionTable.stream()
                    .map(row -> new Step(row.threshold, row.totalAmount))
                    .toList();
        }

        @Override
        public boolean drawable() {
            return neverFalls(steps());
        }

        @Override
        public void check(Flaws flaws) {
            flaws.each("consumption_table", consumptionTable, (f, row) -> {
                f.amount("threshold", row.threshold);
                f.amount("total_amount", row.totalAmount);
            });
            for (int i = 1; i < consumptionTable.size(); i++) {
                BigDecimal before = consumptionTable.get(i - 1).threshold;
                if (consumptionTable.get(i).threshold.compareTo(before) <= 0) {
                    flaws.add("consumption_table[" + i + "].threshold", "must be more than " + Decimals.text(before));
                }
            }
        }
    }

    /** Graduated, and at least the minimum of the tier that was reached; empty lines can be hidden in the working. */
    record TieredWithMinimum(List<MinimumTier> tiers, boolean hideZeroAmountTiers, boolean prorate)
            implements TierModel {
        /** A tier; {@code tierLowerBound} exclusive. */
        public record MinimumTier(BigDecimal tierLowerBound, BigDecimal unitAmount, BigDecimal minimumAmount) {}

        @Override
        public List<Step> steps() {
            return tiers.stream()
                    .map(tier -> new Step(tier.tierLowerBound, tier.unitAmount))
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
            return neverFalls(minimums());
        }

        @Override
        public void check(Flaws flaws) {
            flaws.each("tiers", tiers, (f, tier) -> {
                f.amount("tier_lower_bound", tier.tierLowerBound);
                f.amount("unit_amount", tier.unitAmount);
                f.amount("minimum_amount", tier.minimumAmount);
            });
            flaws.ascending(
                    "tiers",
                    "tier_lower_bound",
                    tiers.stream().map(MinimumTier::tierLowerBound).toList());
        }
    }

    /** Graduated, for the share of the period that was served. */
    record TieredWithProration(List<BoundTier> tiers) implements TierModel {
        @Override
        public List<Step> steps() {
            return BoundTier.steps(tiers);
        }

        @Override
        public void check(Flaws flaws) {
            BoundTier.check(tiers, flaws);
        }
    }

    /** Bulk, for the share of the period that was served. */
    record BulkWithProration(List<BoundTier> tiers) implements TierModel {
        @Override
        public List<Step> steps() {
            return BoundTier.steps(tiers);
        }

        @Override
        public boolean drawable() {
            return false;
        }

        @Override
        public void check(Flaws flaws) {
            BoundTier.check(tiers, flaws);
        }
    }
}
