package io.creditledger.core.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Calendar months in UTC: what is limited or counted by the month begins anew with them. */
public final class CalendarMonth {
    private CalendarMonth() {}

    /** First instant of the month that {@code time} is in. */
    public static Instant of(Instant time) {
        return first(time).toInstant();
    }

    /** First instant of the month after. */
    public static Instant after(Instant time) {
        return first(time).plusMonths(1).toInstant();
    }

    private static ZonedDateTime first(Instant time) {
        return time.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    }
}
