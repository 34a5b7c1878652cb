package io.creditledger.api.billing;

import io.creditledger.api.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Times that a list is limited to, as this dialect's queries name them: {@code created_at[gte]}; null: no limit.
 *
 * @param from {@code gte}
 * @param after {@code gt}
 * @param until {@code lte}
 * @param before {@code lt}
 */
record Between(
        @Nullable Instant from,
        @Nullable Instant after,
        @Nullable Instant until,
        @Nullable Instant before) {

    /** @throws Problem 400 when one is no time */
    static Between of(HttpServletRequest request, String name, ZoneId zone) {
        return new Between(
                time(request, name + "[gte]", zone),
                time(request, name + "[gt]", zone),
                time(request, name + "[lte]", zone),
                time(request, name + "[lt]", zone));
    }

    /** Whether there is any limit. */
    boolean isLimited() {
        return from != null || after != null || until != null || before != null;
    }

    private static @Nullable Instant time(HttpServletRequest request, String name, ZoneId zone) {
        String text = request.getParameter(name);
        try {
            return text == null ? null : Dates.of(text, zone);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    List.of("query", name), "is no ISO 8601 day or time: '" + text + "'.", "datetime_parsing");
        }
    }
}
