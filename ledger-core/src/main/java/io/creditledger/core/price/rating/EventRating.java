package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.BpsModel;
import io.creditledger.core.price.model.EventModel;
import io.creditledger.core.price.model.EventModel.BulkWithFilters;
import io.creditledger.core.price.model.EventModel.CumulativeGroupedBulk;
import io.creditledger.core.price.model.EventModel.EventOutput;
import io.creditledger.core.price.model.Step;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Amounts that follow from each event. */
final class EventRating {
    /** A rate that an event may carry: as large and as fine as a configured one. */
    private static final Pattern RATE = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

    private EventRating() {}

    static void work(EventModel model, Usage usage, Working working) {
        switch (model) {
            case BpsModel m -> BpsRating.work(m, usage, working);
            case BulkWithFilters m -> {
                BigDecimal matching = BigDecimal.ZERO;
                for (UsageRow row : usage.rows()) {
                    matching = matches(m, row) ? matching.add(row.quantity()) : matching;
                }
                working.bulk(List.of(), matching, matching, m.steps());
            }
            case EventOutput m -> output(m, usage, working);
            case CumulativeGroupedBulk m -> groups(m, usage, working);
        }
    }

    private static boolean matches(BulkWithFilters model, UsageRow row) {
        return model.filters().stream()
                .allMatch(filter -> filter.propertyValue().equals(row.property(filter.propertyKey())));
    }

    private static void output(EventOutput model, Usage usage, Working working) {
        Map<List<String>, Map<BigDecimal, BigDecimal>> units = new LinkedHashMap<>();
        BigDecimal otherwise = model.defaultUnitRate() == null ? BigDecimal.ZERO : model.defaultUnitRate();
        for (UsageRow row : usage.rows()) {
            String said = row.property(model.unitRatingKey());
            BigDecimal rate = RATE.matcher(said).matches() ? new BigDecimal(said).stripTrailingZeros() : otherwise;
            List<String> group = model.groupingKey() == null ? List.of() : List.of(row.property(model.groupingKey()));
            units.computeIfAbsent(group, g -> new LinkedHashMap<>()).merge(rate, row.quantity(), BigDecimal::add);
        }
        units.forEach((group, byRate) ->
                byRate.forEach((rate, quantity) -> working.times(Part.UNITS, group, quantity, rate)));
    }

    private static void groups(CumulativeGroupedBulk model, Usage usage, Working working) {
        Map<String, List<Step>> steps = model.steps();
        BigDecimal total = usage.quantity();
        Tally.of(usage, List.of(model.group())).sums().forEach((group, quantity) -> {
            List<Step> own = steps.get(group.getFirst());
            if (own == null) {
                working.times(Part.UNITS, group, quantity, BigDecimal.ZERO);
            } else {
                working.bulk(group, quantity, total, own);
            }
        });
    }
}
