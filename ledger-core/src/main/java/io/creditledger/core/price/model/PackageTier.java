package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * A tier of packages that is known by where it begins.
 *
 * @param tierLowerBound in units (not packages), exclusive; the first is 0
 * @param perUnit per package
 */
public record PackageTier(BigDecimal tierLowerBound, BigDecimal perUnit) {
    static List<Step> steps(List<PackageTier> tiers) {
        return tiers.stream()
                .map(tier -> new Step(tier.tierLowerBound, tier.perUnit))
                .toList();
    }

    static void check(List<PackageTier> tiers, Flaws flaws) {
        flaws.each("tiers", tiers, (f, tier) -> {
            f.amount("tier_lower_bound", tier.tierLowerBound);
            f.amount("per_unit", tier.perUnit);
        });
        flaws.ascending(
                "tiers",
                "tier_lower_bound",
                tiers.stream().map(PackageTier::tierLowerBound).toList());
    }
}
