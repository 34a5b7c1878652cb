package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * A tier that is known by where it begins.
 *
 * @param tierLowerBound in units, exclusive; the first is 0
 * @param unitAmount per unit
 */
public record BoundTier(BigDecimal tierLowerBound, BigDecimal unitAmount) {
    static List<Step> steps(List<BoundTier> tiers) {
        return tiers.stream()
                .map(tier -> new Step(tier.tierLowerBound, tier.unitAmount))
                .toList();
    }

    static void check(List<BoundTier> tiers, Flaws flaws) {
        flaws.each("tiers", tiers, (f, tier) -> {
            f.amount("tier_lower_bound", tier.tierLowerBound);
            f.amount("unit_amount", tier.unitAmount);
        });
        flaws.ascending(
                "tiers",
                "tier_lower_bound",
                tiers.stream().map(BoundTier::tierLowerBound).toList());
    }
}
