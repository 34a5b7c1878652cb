package io.creditledger.core.account;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.money.Credits;
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
 * What an account used at one price in one billing period, and what it was charged for it. A meter that was begun is
 * not empty, even when all of its usage was given back.
 *
 * @param price which price of the tenant
 * @param begin of the period, inclusive
 * @param end of it, exclusive; null: never
 * @param rows units by what the price asks of the properties, in the order in which they first came
 * @param charged credits taken for the period's usage, less those that amendments gave back
 */
public record Meter(UUID price, Instant begin, @Nullable Instant end, List<UsageRow> rows, Credits charged) {
    public Meter {
        rows = List.copyOf(rows);
    }

    /** Nothing was used yet. */
    static Meter begun(UUID price, Instant begin, @Nullable Instant end) {
        return new Meter(price, begin, end, List.of(), Credits.ZERO);
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

    /** Whether nothing counts and nothing was charged: what comes next is as the first of the period. */
    boolean isBlank() {
        return charged.isZero() && total().signum() == 0;
    }

    /** Whether it has usage with these properties, or had. */
    boolean has(SortedMap<String, String> asked) {
        SortedMap<String, String> kept = Digest.of(asked);
        return rows.stream().anyMatch(row -> row.properties().equals(kept));
    }

    /** With more of the usage that has these properties, and more charged; both may be negative. */
    Meter with(SortedMap<String, String> asked, BigDecimal quantity, Credits more) {
        Credits sum = charged.plus(more);
        if (sum.isNegative()) {
            throw new CorruptStream("what was charged for usage cannot become " + sum);
        }
        SortedMap<String, String> kept = Digest.of(asked);
        List<UsageRow> changed = new ArrayList<>(rows);
        for (int i = 0; i < changed.size(); i++) {
            UsageRow row = changed.get(i);
            if (row.properties().equals(kept)) {
                changed.set(i, row(kept, row.quantity().add(quantity)));
                return new Meter(price, begin, end, changed, sum);
            }
        }
        changed.add(row(kept, quantity));
        return new Meter(price, begin, end, changed, sum);
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
