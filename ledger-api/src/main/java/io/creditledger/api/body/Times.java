package io.creditledger.api.body;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** RFC 3339 times, to the microsecond: what the database keeps. */
public final class Times {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /** @throws DateTimeParseException when the text is no RFC 3339 time of the years 1970 to 9999 */
    public static Instant parse(String text) {
        Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        if (!isKept(time)) {
            throw new DateTimeParseException("out of range", text, 0);
        }
        return time;
    }

    /** Whether the time lies in the years that the ledger keeps. */
    public static boolean isKept(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }
}
