package io.creditledger.core.price.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was used in a period.
 *
 * @param rows in the order of events; see {@code PricingModel.perEvent} and {@code properties} for how far they may be
 *     summed up
 * @param proration the share of the period that was served, for models that ask
 */
public record Usage(List<UsageRow> rows, Proration proration) {
    /** Nothing. */
    public static final Usage NONE = new Usage(List.of(), Proration.FULL);

    public Usage {
        rows = List.copyOf(rows);
    }

    /** So many units, for models that ask only how much: usage without properties, or the quantity of a fixed fee. */
    public static Usage of(BigDecimal quantity) {
        return new Usage(List.of(new UsageRow(Map.of(), quantity)), Proration.FULL);
    }

    /** These rows, of a whole period. */
    public static Usage of(List<UsageRow> rows) {
        return new Usage(rows, Proration.FULL);
    }

    /** The same usage, of a share of a period. */
    public Usage in(Proration share) {
        return new Usage(rows, share);
    }

    /** All units together. */
    public BigDecimal quantity() {
        if (rows.size() == 1) {
            return rows.getFirst().quantity();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (UsageRow row : rows) {
            sum = sum.add(row.quantity());
        }
        return sum;
    }

    /** What is left after the first {@code units}. */
    Usage after(BigDecimal units) {
        List<UsageRow> left = new ArrayList<>(rows.size());
        BigDecimal free = units;
        for (UsageRow row : rows) {
            BigDecimal taken = free.min(row.quantity());
            free = free.subtract(taken);
            left.add(
                    taken.signum() == 0
                            ? row
                            : new UsageRow(row.properties(), row.quantity().subtract(taken)));
        }
        return new Usage(left, proration);
    }
}
