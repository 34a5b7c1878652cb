package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.BpsModel.Bps;
import io.creditledger.core.price.model.BpsModel.BulkBps;
import io.creditledger.core.price.model.BpsModel.TieredBps;
import io.creditledger.core.price.model.CompositeModel;
import io.creditledger.core.price.model.CoordinateModel.MatrixWithThresholdDiscounts;
import io.creditledger.core.price.model.CoordinateModel.ScalableMatrixWithTieredPricing;
import io.creditledger.core.price.model.CoordinateModel.ScalableMatrixWithUnitPricing;
import io.creditledger.core.price.model.EventModel;
import io.creditledger.core.price.model.EventModel.BulkWithFilters;
import io.creditledger.core.price.model.EventModel.CumulativeGroupedBulk;
import io.creditledger.core.price.model.EventModel.EventOutput;
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
import io.creditledger.core.price.model.MatrixModel;
import io.creditledger.core.price.model.MatrixModel.DailyCreditAllowance;
import io.creditledger.core.price.model.MatrixModel.GroupedTieredMatrix;
import io.creditledger.core.price.model.MatrixModel.Matrix;
import io.creditledger.core.price.model.MatrixModel.MatrixWithAllocation;
import io.creditledger.core.price.model.MatrixModel.MatrixWithDisplayName;
import io.creditledger.core.price.model.PackageModel.PackageWithAllocation;
import io.creditledger.core.price.model.PackageModel.Packaged;
import io.creditledger.core.price.model.PackageModel.TieredPackage;
import io.creditledger.core.price.model.PackageModel.TieredPackageWithMinimum;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.model.QuantityModel;
import io.creditledger.core.price.model.QuantityModel.Unit;
import io.creditledger.core.price.model.QuantityModel.UnitWithPercent;
import io.creditledger.core.price.model.QuantityModel.UnitWithProration;
import io.creditledger.core.price.model.TierModel;

/**
 * How much work rating is, counted before it is done so that it can be refused: a step for each row of usage, each
 * entry of the configuration, and where every row goes through all entries, for each pair of both.
 */
public final class Effort {
    private Effort() {}

    /** The most steps that rating so many rows can take. */
    public static long of(PricingModel model, int rows) {
        return switch (model) {
            case QuantityModel m -> rows + entries(m);
            case EventModel m -> events(m, rows);
            case MatrixModel m -> rows + cells(m);
            case GroupModel m -> groups(m, rows);
            case CompositeModel m -> rows;
        };
    }

    private static long entries(QuantityModel model) {
        return switch (model) {
            case Unit m -> 0;
            case UnitWithPercent m -> 0;
            case UnitWithProration m -> 0;
            case Packaged m -> 0;
            case PackageWithAllocation m -> 0;
            case TieredPackage m -> m.tiers().size();
            case TieredPackageWithMinimum m -> m.tiers().size();
            case TierModel m -> m.steps().size();
        };
    }

    private static long events(EventModel model, int rows) {
        return switch (model) {
            case Bps m -> rows;
            case BulkBps m -> rows + m.tiers().size();
            case TieredBps m -> rows + m.tiers().size();
            case BulkWithFilters m ->
                pairs(rows, m.filters().size()) + m.tiers().size();
            case EventOutput m -> rows;
            case CumulativeGroupedBulk m -> rows + m.dimensionValues().size();
        };
    }

    private static long cells(MatrixModel model) {
        return switch (model) {
            case Matrix m -> m.matrixValues().size();
            case MatrixWithAllocation m -> m.matrixValues().size();
            case MatrixWithDisplayName m -> m.unitAmounts().size();
            case DailyCreditAllowance m -> m.matrixValues().size();
            case GroupedTieredMatrix m -> m.tiers().size();
            case ScalableMatrixWithUnitPricing m -> m.matrixScalingFactors().size();
            case ScalableMatrixWithTieredPricing m ->
                m.matrixScalingFactors().size() + m.tiers().size();
            case MatrixWithThresholdDiscounts m ->
                m.matrixValues().size()
                        + m.thresholdDiscountGroups().stream()
                                .mapToLong(group -> group.cellCoordinates().size())
                                .sum();
        };
    }

    private static long groups(GroupModel model, int rows) {
        return switch (model) {
            case GroupedTiered m -> pairs(rows, m.tiers().size());
            case GroupedTieredPackage m -> pairs(rows, m.tiers().size());
            case MaxGroupTieredPackage m -> rows + m.tiers().size();
            case GroupedAllocation m -> rows;
            case CumulativeGroupedAllocation m -> rows;
            case GroupedWithProratedMinimum m -> rows;
            case GroupedWithMinMaxThresholds m -> rows;
            case GroupedWithMeteredMinimum m ->
                rows + m.scalingFactors().size() + m.unitAmounts().size();
            case MeteredAllowance m -> rows;
        };
    }

    private static long pairs(int rows, int entries) {
        return (long) rows * (entries + 1);
    }
}
