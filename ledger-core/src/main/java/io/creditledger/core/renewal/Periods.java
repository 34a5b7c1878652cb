package io.creditledger.core.renewal;

import io.creditledger.core.tier.Period;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The periods of a recurring tier, numbered from 0, the one that was bought first. Each begins at the time of day and
 * the day of the month (UTC) of the first purchase; where a month has no such day, on its last day. Every period is
 * counted from the first purchase and not from the period before, so that after the 28th of February comes the 31st of
 * March again, and after the 28th the next 29th of February.
 *
 * @param every {@link Period#MONTHLY} or {@link Period#YEARLY}
 * @param first when the first period began: the first purchase
 */
public record Periods(Period every, Instant first) {
    /** @throws IllegalArgumentException when the tier is bought once */
    public Periods {
        if (every == Period.ONETIME) {
            throw new IllegalArgumentException("a tier that is bought once has no periods");
        }
    }

    /** When period {@code number} begins. */
    public Instant begin(int number) {
        return (every == Period.MONTHLY ? start().plusMonths(number) : start().plusYears(number)).toInstant();
    }

    /** The number of the period that {@code time} is in; -1 before the first. */
    public int at(Instant time) {
        if (time.isBefore(first)) {
            return -1;
        }
        ChronoUnit unit = every == Period.MONTHLY ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
        int number = Math.toIntExact(unit.between(start(), time.atZone(ZoneOffset.UTC)));
        return time.isBefore(begin(number + 1)) ? number : number + 1;
    }

    private ZonedDateTime start() {
        return first.atZone(ZoneOffset.UTC);
    }
}
