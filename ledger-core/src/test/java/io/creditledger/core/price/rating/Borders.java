package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.BpsModel.Bps;
import io.creditledger.core.price.model.BpsModel.BulkBps;
import io.creditledger.core.price.model.BpsModel.TieredBps;
import io.creditledger.core.price.model.CoordinateModel.Coordinate;
import io.creditledger.core.price.model.CoordinateModel.MatrixWithThresholdDiscounts;
import io.creditledger.core.price.model.CoordinateModel.ScalableMatrixWithTieredPricing;
import io.creditledger.core.price.model.EventModel.BulkWithFilters;
import io.creditledger.core.price.model.EventModel.CumulativeGroupedBulk;
import io.creditledger.core.price.model.GroupModel;
import io.creditledger.core.price.model.GroupModel.CumulativeGroupedAllocation;
import io.creditledger.core.price.model.GroupModel.GroupedAllocation;
import io.creditledger.core.price.model.GroupModel.GroupedTiered;
import io.creditledger.core.price.model.GroupModel.GroupedTieredPackage;
import io.creditledger.core.price.model.GroupModel.MaxGroupTieredPackage;
import io.creditledger.core.price.model.MatrixModel.GroupedTieredMatrix;
import io.creditledger.core.price.model.MatrixModel.MatrixWithAllocation;
import io.creditledger.core.price.model.PackageModel.PackageWithAllocation;
import io.creditledger.core.price.model.PackageModel.Packaged;
import io.creditledger.core.price.model.PackageModel.TieredPackage;
import io.creditledger.core.price.model.PackageModel.TieredPackageWithMinimum;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.model.Step;
import io.creditledger.core.price.model.TierModel;
import io.creditledger.core.price.model.TierModel.ThresholdTotalAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The borders that a configuration has, and how far usage goes by what they look at: derived, not listed by hand. */
final class Borders {
    /**
     * A border.
     *
     * @param of the value that it is for; empty: for all usage, or for any group
     * @param at belongs to what is below it, or where {@code reached} to what is above
     */
    record Border(String of, BigDecimal at, boolean reached) {
        /** Whether the usage is on that side: at the border, or at most one unit from it on the other side. */
        boolean isShown(Map<String, List<BigDecimal>> usage, boolean on) {
            return usage.getOrDefault(of, List.of()).stream()
                    .map(units -> reached ? at.subtract(units) : units.subtract(at))
                    .anyMatch(
                            away -> on ? away.signum() == 0 : away.signum() > 0 && away.compareTo(BigDecimal.ONE) <= 0);
        }
    }

    private Borders() {}

    static List<Border> of(PricingModel model) {
        return switch (model) {
            case ThresholdTotalAmount m ->
                steps("", m.steps()).map(b -> new Border("", b.at, true)).toList();
            case TierModel m -> steps("", m.steps()).toList();
            case Packaged m -> at(m.packageSize());
            case PackageWithAllocation m -> at(m.allocation());
            case TieredPackage m -> steps("", m.steps()).toList();
            case TieredPackageWithMinimum m -> steps("", m.steps()).toList();
            case BulkBps m ->
                ends(m.tiers().stream().map(BulkBps.BulkTier::maximumAmount).toList());
            case TieredBps m ->
                ends(m.tiers().stream()
                        .map(TieredBps.GraduatedTier::maximumAmount)
                        .toList());
            case Bps m -> m.perUnitMaximum() == null ? List.of() : at(cap(m));
            case BulkWithFilters m -> steps("", m.steps()).toList();
            case CumulativeGroupedBulk m -> each(m.steps());
            case GroupedTieredMatrix m -> each(m.steps());
            case MatrixWithAllocation m -> at(m.allocation());
            case ScalableMatrixWithTieredPricing m -> steps("", m.steps()).toList();
            case MatrixWithThresholdDiscounts m ->
                m.thresholdDiscountGroups().stream()
                        .flatMap(group -> at(group.thresholdAmount()).stream())
                        .toList();
            case GroupedTiered m -> steps("", m.steps()).toList();
            case GroupedTieredPackage m -> steps("", m.steps()).toList();
            case MaxGroupTieredPackage m -> steps("", m.steps()).toList();
            case GroupedAllocation m -> at(m.allocation());
            case CumulativeGroupedAllocation m ->
                Stream.of(m.groupAllocation(), m.cumulativeAllocation())
                        .flatMap(at -> at(at).stream())
                        .toList();
            default -> List.of();
        };
    }

    /** How far the usage goes, by what borders are for. */
    static Map<String, List<BigDecimal>> reached(PricingModel model, Usage usage) {
        Map<String, List<BigDecimal>> reached = new LinkedHashMap<>();
        List<BigDecimal> all = reached.computeIfAbsent("", of -> new ArrayList<>());
        switch (model) {
            case Bps m -> usage.rows().forEach(row -> all.add(row.quantity()));
            case BulkWithFilters m ->
                all.add(usage.rows().stream()
                        .filter(row -> m.filters().stream()
                                .allMatch(f -> f.propertyValue().equals(row.property(f.propertyKey()))))
                        .map(UsageRow::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
            case CumulativeGroupedBulk m ->
                usage.rows().forEach(row -> reached.put(row.property(m.group()), List.of(usage.quantity())));
            case GroupedTieredMatrix m ->
                sums(usage, m.dimension()).forEach((value, sum) -> reached.put(value, List.of(sum)));
            case GroupModel m -> {
                all.add(usage.quantity());
                all.addAll(sums(usage, m.groupingKey()).values());
            }
            case ScalableMatrixWithTieredPricing m ->
                all.add(worth(
                        usage,
                        m.firstDimension(),
                        m.matrixScalingFactors().stream()
                                .filter(f -> f.secondDimensionValue() == null)
                                .map(f -> Map.entry(f.firstDimensionValue(), f.scalingFactor()))
                                .toList()));
            case MatrixWithThresholdDiscounts m ->
                m.thresholdDiscountGroups().forEach(group -> all.add(amount(m, group.cellCoordinates(), usage)));
            default -> all.add(usage.quantity());
        }
        return reached;
    }

    private static BigDecimal amount(MatrixWithThresholdDiscounts model, List<Coordinate> cells, Usage usage) {
        List<String> values =
                cells.stream().map(Coordinate::firstDimensionValue).toList();
        List<UsageRow> inside = usage.rows().stream()
                .filter(row -> values.contains(row.property(model.firstDimension())))
                .toList();
        return worth(
                Usage.of(inside),
                model.firstDimension(),
                model.matrixValues().stream()
                        .map(cell -> Map.entry(cell.firstDimensionValue(), cell.unitAmount()))
                        .toList());
    }

    private static BigDecimal worth(Usage usage, String key, List<Map.Entry<String, BigDecimal>> rates) {
        Map<String, BigDecimal> byValue = new LinkedHashMap<>();
        rates.forEach(rate -> byValue.put(rate.getKey(), rate.getValue()));
        return usage.rows().stream()
                .map(row -> row.quantity().multiply(byValue.getOrDefault(row.property(key), BigDecimal.ONE)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, BigDecimal> sums(Usage usage, String key) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        usage.rows().forEach(row -> sums.merge(row.property(key), row.quantity(), BigDecimal::add));
        return sums;
    }

    /** The worth of an event from which on more is capped. */
    private static BigDecimal cap(Bps model) {
        return model.perUnitMaximum().movePointRight(4).divide(model.bps()).stripTrailingZeros();
    }

    private static List<Border> each(Map<String, List<Step>> steps) {
        return steps.entrySet().stream()
                .flatMap(e -> steps(e.getKey(), e.getValue()))
                .toList();
    }

    private static Stream<Border> steps(String of, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.above().signum() > 0)
                .map(step -> new Border(of, step.above(), false));
    }

    private static List<Border> ends(List<BigDecimal> ends) {
        return ends.stream()
                .filter(Objects::nonNull)
                .map(end -> new Border("", end, false))
                .toList();
    }

    private static List<Border> at(BigDecimal at) {
        return List.of(new Border("", at, false));
    }
}
