package io.creditledger.core.customer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How long a new block lives.
 *
 * @param count of the unit, positive
 * @param unit days or months
 */
public record Lifetime(int count, Unit unit) {
    /** What is counted. */
    public enum Unit {
        DAY,
        MONTH
    }

    /** When a block that begins at {@code start} expires, counted by the calendar of {@code zone}. */
    public Instant endOf(Instant start, ZoneId zone) {
        ZonedDateTime begin = start.atZone(zone);
        return switch (unit) {
            case DAY -> begin.plusDays(count).toInstant();
            case MONTH -> begin.plusMonths(count).toInstant();
        };
    }
}
