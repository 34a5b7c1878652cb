package io.creditledger.core.price.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The published names of the models: the {@code model_type} of a price. A name is never given to another model. */
public final class ModelTypes {
    private static final Map<String, Class<? extends PricingModel>> BY_NAME = new LinkedHashMap<>();
    private static final Map<Class<?>, String> NAMES = new LinkedHashMap<>();

    static {
        add("unit", QuantityModel.Unit.class);
        add("package", PackageModel.Packaged.class);
        add("matrix", MatrixModel.Matrix.class);
        add("tiered", TierModel.Tiered.class);
        add("bulk", TierModel.Bulk.class);
        add("bps", BpsModel.Bps.class);
        add("bulk_bps", BpsModel.BulkBps.class);
        add("tiered_bps", BpsModel.TieredBps.class);
        add("matrix_with_allocation", MatrixModel.MatrixWithAllocation.class);
        add("threshold_total_amount", TierModel.ThresholdTotalAmount.class);
        add("tiered_package", PackageModel.TieredPackage.class);
        add("grouped_tiered", GroupModel.GroupedTiered.class);
        add("tiered_with_minimum", TierModel.TieredWithMinimum.class);
        add("tiered_package_with_minimum", PackageModel.TieredPackageWithMinimum.class);
        add("package_with_allocation", PackageModel.PackageWithAllocation.class);
        add("unit_with_percent", QuantityModel.UnitWithPercent.class);
        add("unit_with_proration", QuantityModel.UnitWithProration.class);
        add("tiered_with_proration", TierModel.TieredWithProration.class);
        add("bulk_with_proration", TierModel.BulkWithProration.class);
        add("grouped_allocation", GroupModel.GroupedAllocation.class);
        add("grouped_with_prorated_minimum", GroupModel.GroupedWithProratedMinimum.class);
        add("grouped_with_metered_minimum", GroupModel.GroupedWithMeteredMinimum.class);
        add("matrix_with_display_name", MatrixModel.MatrixWithDisplayName.class);
        add("grouped_tiered_package", GroupModel.GroupedTieredPackage.class);
        add("max_group_tiered_package", GroupModel.MaxGroupTieredPackage.class);
        add("scalable_matrix_with_unit_pricing", CoordinateModel.ScalableMatrixWithUnitPricing.class);
        add("scalable_matrix_with_tiered_pricing", CoordinateModel.ScalableMatrixWithTieredPricing.class);
        add("cumulative_grouped_bulk", EventModel.CumulativeGroupedBulk.class);
        add("cumulative_grouped_allocation", GroupModel.CumulativeGroupedAllocation.class);
        add("grouped_with_min_max_thresholds", GroupModel.GroupedWithMinMaxThresholds.class);
        add("bulk_with_filters", EventModel.BulkWithFilters.class);
        add("grouped_tiered_matrix", MatrixModel.GroupedTieredMatrix.class);
        add("matrix_with_threshold_discounts", CoordinateModel.MatrixWithThresholdDiscounts.class);
        add("daily_credit_allowance", MatrixModel.DailyCreditAllowance.class);
        add("metered_allowance", GroupModel.MeteredAllowance.class);
        add("minimum_composite", CompositeModel.MinimumComposite.class);
        add("percent", CompositeModel.Percent.class);
        add("event_output", EventModel.EventOutput.class);
    }

    private ModelTypes() {}

    /** All names with their models, the oldest first. */
    public static Map<String, Class<? extends PricingModel>> all() {
        return Collections.unmodifiableMap(BY_NAME);
    }

    /** The model of that name; null: there is none. */
    public static @Nullable Class<? extends PricingModel> named(String name) {
        return BY_NAME.get(name);
    }

    /** The name of a model. */
    public static String of(PricingModel model) {
        String name = NAMES.get(model.getClass());
        if (name == null) {
            throw new IllegalStateException(model.getClass() + " has no published name");
        }
        return name;
    }

    private static void add(String name, Class<? extends PricingModel> model) {
        BY_NAME.put(name, model);
        NAMES.put(model, name);
    }
}
