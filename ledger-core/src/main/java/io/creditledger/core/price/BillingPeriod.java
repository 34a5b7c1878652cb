package io.creditledger.core.price;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * The time over which usage of a price is added up, half open, in UTC. Periods follow the calendar and not the
 * customer: months, quarters, halves and years begin with the year's, other cycles are counted from the year 0 in
 * months and from 1970-01-01 in days. Usage of a price that is billed once has one period for ever.
 *
 * @param begin inclusive
 * @param end exclusive; null: never
 */
public record BillingPeriod(Instant begin, @Nullable Instant end) {
    private static final BillingPeriod FOR_EVER = new BillingPeriod(Instant.EPOCH, null);

    /** The period of a price that {@code time} is in. */
    public static BillingPeriod of(PriceTerms terms, Instant time) {
        return terms.cadence() == Cadence.ONE_TIME ? FOR_EVER : of(terms.cycle(), time);
    }

    private static BillingPeriod of(Cycle cycle, Instant time) {
        LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
        return switch (cycle.unit()) {
            case DAY -> {
                LocalDate first = LocalDate.ofEpochDay(floor(day.toEpochDay(), cycle.duration()));
                yield between(first, first.plusDays(cycle.duration()));
            }
            case MONTH -> {
                long month = floor(day.getLong(ChronoField.PROLEPTIC_MONTH), cycle.duration());
                LocalDate first = LocalDate.EPOCH.with(ChronoField.PROLEPTIC_MONTH, month);
                yield between(first, first.plusMonths(cycle.duration()));
            }
        };
    }

    private static long floor(long number, int step) {
        return Math.floorDiv(number, step) * step;
    }

    private static BillingPeriod between(LocalDate first, LocalDate next) {
        return new BillingPeriod(midnight(first), midnight(next));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
