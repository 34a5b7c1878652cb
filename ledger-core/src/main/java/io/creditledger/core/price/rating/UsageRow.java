package io.creditledger.core.price.rating;

import java.math.BigDecimal;
import java.util.Map;

/**
 * One event, or the sum of events that agree in every property that matters.
 *
 * @param properties by name; numbers and booleans as text
 * @param quantity units used, or what the event is worth for the models of basis points; not negative
 */
public record UsageRow(Map<String, String> properties, BigDecimal quantity) {
    /** @throws IllegalArgumentException when the quantity is negative */
    public UsageRow {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("a quantity must not be negative, got " + quantity);
        }
    }

    /** The value of a property; empty when the usage has no such property. */
    public String property(String name) {
        return properties.getOrDefault(name, "");
    }
}
