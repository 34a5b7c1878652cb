package io.creditledger.core.price.model;

import io.creditledger.core.money.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models that take basis points (hundredths of a percent) of what each event is worth, each up to a cap. */
public sealed interface BpsModel extends EventModel {
    @Override
    default List<String> properties() {
        return List.of();
    }

    /** Without a cap on events what they cost follows from the sum of them. */
    @Override
    boolean perEvent();

    /**
     * One rate.
     *
     * @param bps basis points
     * @param perUnitMaximum the most for one event; null: no cap
     */
    record Bps(BigDecimal bps, @Nullable BigDecimal perUnitMaximum) implements BpsModel {
        @Override
        public boolean perEvent() {
            return perUnitMaximum != null;
        }

        @Override
        public void check(Flaws flaws) {
            flaws.amount("bps", bps);
            flaws.amount("per_unit_maximum", perUnitMaximum);
        }
    }

    /** The rate of the one tier that the worth of all events falls in, for all events. */
    record BulkBps(List<BulkTier> tiers) implements BpsModel {
        /** A tier; {@code maximumAmount} inclusive; null: no end. */
        public record BulkTier(
                @Nullable BigDecimal maximumAmount,
                BigDecimal bps,
                @Nullable BigDecimal perUnitMaximum) {}

        @Override
        public boolean perEvent() {
            return tiers.stream().anyMatch(tier -> tier.perUnitMaximum != null);
        }

        @Override
        public boolean drawable() {
            return false;
        }

        @Override
        public void check(Flaws flaws) {
            flaws.each("tiers", tiers, (f, tier) -> {
                f.amount("maximum_amount", tier.maximumAmount);
                f.amount("bps", tier.bps);
                f.amount("per_unit_maximum", tier.perUnitMaximum);
            });
            flaws.closing(
                    "tiers",
                    "maximum_amount",
                    tiers.stream()
                            .<@Nullable BigDecimal>map(BulkTier::maximumAmount)
                            .toList());
        }
    }

    /** The rate of each event's place in the running total; an event that straddles a border is split there. */
    record TieredBps(List<GraduatedTier> tiers) implements BpsModel {
        /** A tier; {@code minimumAmount} where the one before ends; {@code maximumAmount} inclusive; null: no end. */
        public record GraduatedTier(
                BigDecimal minimumAmount,
                @Nullable BigDecimal maximumAmount,
                BigDecimal bps,
                @Nullable BigDecimal perUnitMaximum) {}

        @Override
        public boolean perEvent() {
            return tiers.stream().anyMatch(tier -> tier.perUnitMaximum != null);
        }

        @Override
        public void check(Flaws flaws) {
            flaws.each("tiers", tiers, (f, tier) -> {
                f.amount("minimum_amount", tier.minimumAmount);
                f.amount("maximum_amount", tier.maximumAmount);
                f.amount("bps", tier.bps);
                f.amount("per_unit_maximum", tier.perUnitMaximum);
            });
            flaws.closing(
                    "tiers",
                    "maximum_amount",
                    tiers.stream()
                            .<@Nullable BigDecimal>map(GraduatedTier::maximumAmount)
                            .toList());
            BigDecimal before = BigDecimal.ZERO;
            for (int i = 0; i < tiers.size(); i++) {
                if (tiers.get(i).minimumAmount.compareTo(before) != 0) {
                    flaws.add("tiers[" + i + "].minimum_amount", "tiers are contiguous: is " + Decimals.text(before));
                }
                BigDecimal last = tiers.get(i).maximumAmount;
                before = last == null ? before : last;
            }
        }
    }
}
