package io.creditledger.core.price.rating;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums by key, in the order in which the keys first came. */
final class Tally {
    private final Map<List<String>, BigDecimal> sums = new LinkedHashMap<>();

    /** Units by the values of these properties. */
    static Tally of(Usage usage, List<String> properties) {
        Tally tally = new Tally();
        for (UsageRow row : usage.rows()) {
            tally.add(properties.stream().map(row::property).toList(), row.quantity());
        }
        return tally;
    }

    void add(List<String> key, BigDecimal amount) {
        sums.merge(key, amount, BigDecimal::add);
    }

    /** The sum of a key, which is forgotten. */
    BigDecimal take(List<String> key) {
        BigDecimal sum = sums.remove(key);
        return sum == null ? BigDecimal.ZERO : sum;
    }

    Map<List<String>, BigDecimal> sums() {
        return sums;
    }

    /** Everything that is left. */
    BigDecimal total() {
        return sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
