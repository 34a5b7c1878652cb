package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.GroupModel;
import io.creditledger.core.price.model.GroupModel.CumulativeGroupedAllocation;
import io.creditledger.core.price.model.GroupModel.GroupedAllocation;
import io.creditledger.core.price.model.GroupModel.GroupedTiered;
import io.creditledger.core.price.model.GroupModel.GroupedTieredPackage;
import io.creditledger.core.price.model.GroupModel.GroupedWithMeteredMinimum;
import io.creditledger.core.price.model.GroupModel.GroupedWithMinMaxThresholds;
import io.creditledger.core.price.model.GroupModel.GroupedWithProratedMinimum;
import io.creditledger.core.price.model.GroupModel.MaxGroupTieredPackage;
import io.creditledger.core.price.model.GroupModel.MeteredAllowance;
import io.creditledger.core.price.model.Step;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Amounts that follow from the usage of each group. */
final class GroupRating {
    private GroupRating() {}

    static void work(GroupModel model, Usage usage, Working working) {
        Map<List<String>, BigDecimal> groups =
                Tally.of(usage, List.of(model.groupingKey())).sums();
        switch (model) {
            case GroupedTiered m -> {
                List<Step> steps = m.steps();
                groups.forEach((group, units) -> working.graduated(Part.TIER, group, units, steps));
            }
            case GroupedTieredPackage m -> {
                List<Step> steps = m.steps();
                groups.forEach((group, units) -> working.packages(group, units, m.packageSize(), steps));
            }
            case MaxGroupTieredPackage m ->
                groups.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .ifPresent(largest ->
                                working.packages(largest.getKey(), largest.getValue(), m.packageSize(), m.steps()));
            case GroupedAllocation m ->
                groups.forEach((group, units) -> {
                    BigDecimal free = units.min(m.allocation());
                    working.line(Part.ALLOCATION, group, null, free, null, BigDecimal.ZERO);
                    working.times(Part.UNITS, group, units.subtract(free), m.overageUnitRate());
                });
            case CumulativeGroupedAllocation m -> beyondBoth(m, groups, working);
            case GroupedWithProratedMinimum m -> {
                BigDecimal minimum = usage.proration().of(m.minimum());
                groups.forEach((group, units) ->
                        working.atLeast(minimum, group, working.times(Part.UNITS, group, units, m.unitRate())));
            }
            case GroupedWithMinMaxThresholds m ->
                groups.forEach((group, units) -> {
                    BigDecimal charged = working.times(Part.UNITS, group, units, m.perUnitRate());
                    working.atMost(m.maximumCharge(), group, working.atLeast(m.minimumCharge(), group, charged));
                });
            case GroupedWithMeteredMinimum m -> meteredMinimum(m, usage, groups, working);
            case MeteredAllowance m -> allowance(m, groups, working);
        }
    }

    private static void beyondBoth(
            CumulativeGroupedAllocation model, Map<List<String>, BigDecimal> groups, Working working) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal beyondGroups = BigDecimal.ZERO;
        for (BigDecimal units : groups.values()) {
            total = total.add(units);
            beyondGroups = beyondGroups.add(beyond(units, model.groupAllocation()));
        }
        BigDecimal charged = beyondGroups.min(beyond(total, model.cumulativeAllocation()));
        working.line(Part.ALLOCATION, List.of(), null, total.subtract(charged), null, BigDecimal.ZERO);
        working.times(Part.UNITS, List.of(), charged, model.unitAmount());
    }

    private static BigDecimal beyond(BigDecimal units, BigDecimal allocation) {
        return units.subtract(allocation).max(BigDecimal.ZERO);
    }

    private static void meteredMinimum(
            GroupedWithMeteredMinimum model, Usage usage, Map<List<String>, BigDecimal> groups, Working working) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        model.unitAmounts().forEach(rate -> rates.put(rate.pricingValue(), rate.unitAmount()));
        Map<String, BigDecimal> factors = new LinkedHashMap<>();
        model.scalingFactors().forEach(factor -> factors.put(factor.scalingValue(), factor.scalingFactor()));
        Map<String, BigDecimal> charged = new LinkedHashMap<>();
        List<String> keys = List.of(model.groupingKey(), model.pricingKey(), model.scalingKey());
        Tally.of(usage, keys).sums().forEach((key, units) -> {
            BigDecimal rate = rates.getOrDefault(key.get(1), BigDecimal.ZERO)
                    .multiply(factors.getOrDefault(key.get(2), BigDecimal.ONE));
            charged.merge(key.getFirst(), working.times(Part.CELL, key, units, rate), BigDecimal::add);
        });
        groups.forEach((group, units) -> working.atLeast(
                units.multiply(model.minimumUnitAmount()),
                group,
                charged.getOrDefault(group.getFirst(), BigDecimal.ZERO)));
    }

    private static void allowance(MeteredAllowance model, Map<List<String>, BigDecimal> groups, Working working) {
        List<String> consumption = List.of(model.consumptionGroupingValue());
        BigDecimal consumed = groups.getOrDefault(consumption, BigDecimal.ZERO);
        BigDecimal allowed = groups.getOrDefault(List.of(model.allowanceGroupingValue()), BigDecimal.ZERO)
                .min(consumed);
        working.times(Part.UNITS, consumption, consumed, model.unitAmount());
        BigDecimal off = allowed.multiply(model.unitAmount()).negate();
        working.amount(Part.ALLOWANCE, List.of(model.allowanceGroupingValue()), allowed, off);
    }
}
