package io.creditledger.core.price.evaluation;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much an event is: the value of a property, or 1 with the metric {@value #COUNT}.
 *
 * @param id the {@code billable_metric_id} of a price: the name of the property
 */
public record Metric(String id) {
    /** Counts events. */
    public static final String COUNT = "count";

    /** The event's quantity; an event without a number there, or with a negative one, is worth nothing. */
    public BigDecimal of(Map<String, String> properties) {
        BigDecimal value = measured(properties);
        return value == null ? BigDecimal.ZERO : value.max(BigDecimal.ZERO);
    }

    /** What the event says; null: no number that can be measured. */
    public @Nullable BigDecimal measured(Map<String, String> properties) {
        return id.equals(COUNT) ? BigDecimal.ONE : Quantity.of(properties.get(id));
    }
}
