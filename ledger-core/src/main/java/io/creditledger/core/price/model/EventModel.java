package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models that look at events one by one: at what each is worth, or at what it says itself. */
public sealed interface EventModel extends PricingModel
        permits BpsModel, EventModel.BulkWithFilters, EventModel.EventOutput, EventModel.CumulativeGroupedBulk {
    /** Bulk over the usage that has all of these properties. */
    record BulkWithFilters(List<PropertyFilter> filters, List<BoundTier> tiers) implements EventModel {
        /** A property and the value it must have. */
        public record PropertyFilter(String propertyKey, String propertyValue) {}

        /** The tiers as steps. */
        public List<Step> steps() {
            return BoundTier.steps(tiers);
        }

        @Override
        public List<String> properties() {
            return filters.stream().map(PropertyFilter::propertyKey).distinct().toList();
        }

        @Override
        public boolean drawable() {
            return false;
        }

        @Override
        public void check(Flaws flaws) {
            flaws.each("filters", filters, (f, filter) -> {
                f.text("property_key", filter.propertyKey);
                f.value("property_value", filter.propertyValue);
            });
            flaws.unique("filters", filters);
            BoundTier.check(tiers, flaws);
        }
    }

    /**
     * Each event at the rate it carries itself.
     *
     * @param unitRatingKey the property with the rate
     * @param defaultUnitRate for events without a usable rate; null: they cost nothing
     * @param groupingKey for showing only: a line per value of this property
     */
    record EventOutput(
            String unitRatingKey,
            @Nullable BigDecimal defaultUnitRate,
            @Nullable String groupingKey) implements EventModel {
        @Override
        public List<String> properties() {
            return groupingKey == null ? List.of(unitRatingKey) : List.of(unitRatingKey, groupingKey);
        }

        @Override
        public void check(Flaws flaws) {
            flaws.text("unit_rating_key", unitRatingKey);
            flaws.amount("default_unit_rate", defaultUnitRate);
            flaws.text("grouping_key", groupingKey);
        }
    }

    /**
     * Bulk by the total of all groups, at the rates of each group: usage of a group without rates costs nothing.
     *
     * @param group the property that tells the groups
     */
    record CumulativeGroupedBulk(String group, List<GroupTier> dimensionValues) implements EventModel {
        /** The rate of one group's units from a total on, exclusive. */
        public record GroupTier(String groupingKey, BigDecimal tierLowerBound, BigDecimal unitAmount) {}

        /** The steps of each group. */
        public Map<String, List<Step>> steps() {
            Map<String, List<Step>> steps = new LinkedHashMap<>();
            dimensionValues.forEach(tier -> steps.computeIfAbsent(tier.groupingKey, value -> new ArrayList<>())
                    .add(new Step(tier.tierLowerBound, tier.unitAmount)));
            return steps;
        }

        @Override
        public List<String> properties() {
            return List.of(group);
        }

        @Override
        public boolean drawable() {
            return false;
        }

        @Override
        public void check(Flaws flaws) {
            flaws.text("group", group);
            flaws.each("dimension_values", dimensionValues, (f, tier) -> {
                f.value("grouping_key", tier.groupingKey);
                f.amount("tier_lower_bound", tier.tierLowerBound);
                f.amount("unit_amount", tier.unitAmount);
            });
            steps().forEach((value, steps) -> flaws.ascending(
                    "dimension_values(" + value + ")",
                    "tier_lower_bound",
                    steps.stream().map(Step::above).toList()));
        }
    }
}
