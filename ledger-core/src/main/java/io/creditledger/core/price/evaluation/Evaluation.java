package io.creditledger.core.price.evaluation;

import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.rating.Usage;
import io.creditledger.core.price.rating.UsageRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Events into usage, group by group.
 *
 * @param metric how much an event is
 * @param filter which events count
 * @param keys the properties whose values tell the groups; empty: one group of everything
 */
public record Evaluation(Metric metric, Filter filter, List<String> keys) {
    /** The most groups that an evaluation may give. */
    public static final int MAX_GROUPS = 1_000;

    public Evaluation {
        keys = List.copyOf(keys);
    }

    /**
     * One group.
     *
     * @param values of the keys, in their order; empty text: the events do not have the property
     * @param usage what the model asks for; summed up over everything else
     */
    public record Group(List<String> values, Usage usage) {}

    /** The groups, in the order in which they first came; without keys always one. */
    public List<Group> groups(PricingModel model, Iterable<Map<String, String>> events) {
        List<UsageRow> rows = new ArrayList<>();
        events.forEach(event -> rows.add(new UsageRow(event, metric.of(event))));
        return groupsOf(model, rows);
    }

    /** The groups of what is measured already; rows may be summed up over what {@link #names} does not name. */
    public List<Group> groupsOf(PricingModel model, Iterable<UsageRow> usage) {
        Map<List<String>, Rows> groups = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            groups.put(List.of(), new Rows(model));
        }
        for (UsageRow row : usage) {
            Map<String, String> event = row.properties();
            if (filter.matches(event)) {
                groups.computeIfAbsent(values(keys, event), values -> new Rows(model))
                        .add(event, row.quantity());
            }
        }
        List<Group> rated = new ArrayList<>(groups.size());
        groups.forEach((values, rows) -> rated.add(new Group(values, rows.usage())));
        return rated;
    }

    /** The properties that the model, the filter and the groups look at. */
    public List<String> names(PricingModel model) {
        Set<String> names = new LinkedHashSet<>(keys);
        names.addAll(model.properties());
        names.addAll(filter.names());
        return List.copyOf(names);
    }

    private static List<String> values(List<String> names, Map<String, String> event) {
        if (names.isEmpty()) {
            return List.of();
        }
        if (names.size() == 1) {
            return List.of(event.getOrDefault(names.getFirst(), ""));
        }
        return names.stream().map(name -> event.getOrDefault(name, "")).toList();
    }

    /** The rows of one group. */
    private static final class Rows {
        private final boolean perEvent;
        private final List<String> properties;
        private final List<UsageRow> each = new ArrayList<>();
        private final Map<List<String>, Sum> sums = new LinkedHashMap<>();

        Rows(PricingModel model) {
            perEvent = model.perEvent();
            properties = model.properties();
        }

        void add(Map<String, String> event, BigDecimal quantity) {
            if (perEvent) {
                each.add(new UsageRow(event, quantity));
                return;
            }
            Sum sum = sums.computeIfAbsent(values(properties, event), values -> new Sum(event));
            sum.quantity = sum.quantity.add(quantity);
        }

        Usage usage() {
            sums.values().forEach(sum -> each.add(new UsageRow(sum.properties, sum.quantity)));
            return Usage.of(each);
        }
    }

    /** Events that agree in everything that the model asks for; those of the first stand for all. */
    private static final class Sum {
        private final Map<String, String> properties;
        private BigDecimal quantity = BigDecimal.ZERO;

        Sum(Map<String, String> properties) {
            this.properties = properties;
        }
    }
}
