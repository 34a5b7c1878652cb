package io.creditledger.core.price.rating;

import io.creditledger.core.money.Rounding;
import io.creditledger.core.price.model.PackageModel;
import io.creditledger.core.price.model.PackageModel.PackageWithAllocation;
import io.creditledger.core.price.model.PackageModel.Packaged;
import io.creditledger.core.price.model.PackageModel.TieredPackage;
import io.creditledger.core.price.model.PackageModel.TieredPackageWithMinimum;
import io.creditledger.core.price.model.QuantityModel;
import io.creditledger.core.price.model.QuantityModel.Unit;
import io.creditledger.core.price.model.QuantityModel.UnitWithPercent;
import io.creditledger.core.price.model.QuantityModel.UnitWithProration;
import io.creditledger.core.price.model.Step;
import io.creditledger.core.price.model.TierModel;
import io.creditledger.core.price.model.TierModel.Bulk;
import io.creditledger.core.price.model.TierModel.BulkWithProration;
import io.creditledger.core.price.model.TierModel.ThresholdTotalAmount;
import io.creditledger.core.price.model.TierModel.Tiered;
import io.creditledger.core.price.model.TierModel.TieredWithMinimum;
import io.creditledger.core.price.model.TierModel.TieredWithProration;
import java.math.BigDecimal;
import java.util.List;

/** Amounts that follow from the quantity alone. */
final class QuantityRating {
    private static final List<String> ALL = List.of();

    private QuantityRating() {}

    static void work(QuantityModel model, Usage usage, Working working) {
        BigDecimal quantity = usage.quantity();
        switch (model) {
            case Unit m -> {
                working.times(Part.UNITS, ALL, quantity, m.unitAmount());
                prorate(m.prorated(), usage, working);
            }
            case UnitWithPercent m -> {
                BigDecimal rate = m.unitAmount().multiply(m.percent().movePointLeft(2));
                working.times(Part.UNITS, ALL, quantity, rate);
            }
            case UnitWithProration m -> {
                working.times(Part.UNITS, ALL, quantity, m.unitAmount());
                prorate(true, usage, working);
            }
            case PackageModel m -> packages(m, quantity, working);
            case TierModel m -> tiers(m, quantity, usage, working);
        }
    }

    private static void packages(PackageModel model, BigDecimal quantity, Working working) {
        BigDecimal size = model.packageSize();
        switch (model) {
            case Packaged m -> working.times(Part.PACKAGES, ALL, Rounding.packages(quantity, size), m.packageAmount());
            case PackageWithAllocation m -> {
                BigDecimal free = quantity.min(m.allocation());
                working.line(Part.ALLOCATION, ALL, null, free, null, BigDecimal.ZERO);
                BigDecimal packages = Rounding.packages(quantity.subtract(free), size);
                working.times(Part.PACKAGES, ALL, packages, m.packageAmount());
            }
            case TieredPackage m -> working.packages(ALL, quantity, size, m.steps());
            case TieredPackageWithMinimum m -> {
                BigDecimal charged = working.packages(ALL, quantity, size, m.steps());
                BigDecimal rounded = Rounding.packages(quantity, size).multiply(size);
                working.atLeast(Working.reached(rounded, m.minimums()).rate(), ALL, charged);
            }
        }
    }

    private static void tiers(TierModel model, BigDecimal quantity, Usage usage, Working working) {
        switch (model) {
            case Tiered m -> working.graduated(Part.TIER, ALL, quantity, m.steps());
            case Bulk m -> working.bulk(ALL, quantity, quantity, m.steps());
            case ThresholdTotalAmount m -> {
                threshold(m.steps(), quantity, working);
                prorate(m.prorate(), usage, working);
            }
            case TieredWithMinimum m -> {
                BigDecimal charged = working.graduated(Part.TIER, ALL, quantity, m.steps());
                working.atLeast(Working.reached(quantity, m.minimums()).rate(), ALL, charged);
                prorate(m.prorate(), usage, working);
                if (m.hideZeroAmountTiers()) {
                    working.hideZeros();
                }
            }
            case TieredWithProration m -> {
                working.graduated(Part.TIER, ALL, quantity, m.steps());
                prorate(true, usage, working);
            }
            case BulkWithProration m -> {
                working.bulk(ALL, quantity, quantity, m.steps());
                prorate(true, usage, working);
            }
        }
    }

    /** Thresholds are inclusive, unlike the lower bounds of tiers. */
    private static void threshold(List<Step> totals, BigDecimal quantity, Working working) {
        Step reached = null;
        for (Step step : totals) {
            if (quantity.compareTo(step.above()) >= 0) {
                reached = step;
            }
        }
        if (reached != null) {
            working.line(Part.THRESHOLD, ALL, reached.above(), quantity, null, reached.rate());
        }
    }

    private static void prorate(boolean prorated, Usage usage, Working working) {
        if (prorated) {
            working.prorate(usage.proration());
        }
    }
}
