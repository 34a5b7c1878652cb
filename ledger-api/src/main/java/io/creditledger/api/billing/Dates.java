package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.body.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates of this dialect: a time, or a day, which begins at midnight where the customer is. */
final class Dates {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Dates() {}

    /** The time or day in a field; null: there is none, or it is wrong, which is noted. */
    static @Nullable Instant optional(Fields fields, String name, ZoneId zone) {
        String text = fields.optionalText(name, 64);
        if (text == null) {
            return null;
        }
        try {
            return of(text, zone);
        } catch (DateTimeException e) {
            fields.error(name, "is no ISO 8601 day or time: '" + text + "'.", "datetime_parsing");
            return null;
        }
    }

    /** @throws DateTimeException when it is neither a day nor a time of the years 1970 to 9999 */
    static Instant of(String text, ZoneId zone) {
        if (!DAY.matcher(text).matches()) {
            return Times.parse(text);
        }
        Instant start = LocalDate.parse(text).atStartOfDay(zone).toInstant();
        if (!Times.isKept(start)) {
            throw new DateTimeException("out of range");
        }
        return start;
    }
}
