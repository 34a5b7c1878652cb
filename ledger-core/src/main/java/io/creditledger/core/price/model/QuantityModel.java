package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.List;

/** Models that ask only how much was used. */
public sealed interface QuantityModel extends PricingModel
        permits QuantityModel.Unit,
                QuantityModel.UnitWithPercent,
                QuantityModel.UnitWithProration,
                PackageModel,
                TierModel {
    @Override
    default List<String> properties() {
        return List.of();
    }

    /** Every unit at one rate; {@code prorated}: only for the share of the period that was served. */
    record Unit(BigDecimal unitAmount, boolean prorated) implements QuantityModel {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("unit_amount", unitAmount);
        }
    }

    /** Every unit at {@code percent} hundredths of a rate. */
    record UnitWithPercent(BigDecimal unitAmount, BigDecimal percent) implements QuantityModel {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("unit_amount", unitAmount);
            flaws.amount("percent", percent);
        }
    }

    /** Every unit at one rate, for the share of the period that was served. */
    record UnitWithProration(BigDecimal unitAmount) implements QuantityModel {
        @Override
        public void check(Flaws flaws) {
            flaws.amount("unit_amount", unitAmount);
        }
    }
}
