package io.creditledger.core.account;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.price.rating.Usage;
import io.creditledger.core.price.rating.UsageRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account used at one price in one billing period. A meter that was begun is not empty, even when all of its
 * usage was given back.
 *
 * @param price which price of the tenant
 * @param begin of the period, inclusive
 * @param end of it, exclusive; null: never
 * @param rows units by what the price asks of the properties, in the order in which they first came
 */
public record Meter(UUID price, Instant begin, @Nullable Instant end, List<UsageRow> rows) {
    public Meter {
        rows = List.copyOf(rows);
    }

    /** The properties with these names. */
    static SortedMap<String, String> asked(List<String> keys, Map<String, String> properties) {
        SortedMap<String, String> asked = new TreeMap<>();
        for (String key : keys) {
            String value = properties.get(key);
            if (value != null) {
                asked.put(key, value);
            }
        }
        return asked;
    }

    /** Whether it is the meter of that price and period. */
    boolean isOf(UUID otherPrice, Instant otherBegin) {
        return price.equals(otherPrice) && begin.equals(otherBegin);
    }

    /** All units of the period. */
    BigDecimal total() {
        return usage().quantity();
    }

    /** What rating asks for. */
    Usage usage() {
        return Usage.of(rows);
    }

    /** With more of the usage that has these properties; the quantity may be negative. */
    Meter with(SortedMap<String, String> asked, BigDecimal quantity) {
        List<UsageRow> more = new ArrayList<>(rows);
        for (int i = 0; i < more.size(); i++) {
            UsageRow row = more.get(i);
            if (row.properties().equals(asked)) {
                more.set(i, row(asked, row.quantity().add(quantity)));
                return new Meter(price, begin, end, more);
            }
        }
        more.add(row(asked, quantity));
        return new Meter(price, begin, end, more);
    }

    /** Whether usage of the period can no longer come. */
    boolean isOverAt(Instant time) {
        return end != null && !end.plus(Limits.METER_KEPT).isAfter(time);
    }

    private static UsageRow row(SortedMap<String, String> asked, BigDecimal quantity) {
        if (quantity.signum() < 0) {
            throw new CorruptStream("usage of " + asked + " cannot become " + quantity);
        }
        return new UsageRow(
                Collections.unmodifiableSortedMap(asked), quantity.signum() == 0 ? BigDecimal.ZERO : quantity);
    }
}
