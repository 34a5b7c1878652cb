package io.creditledger.core.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.creditledger.core.tier.Period;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {
    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 2026-01-15T10:30:00Z, 1, 2026-02-15T10:30:00Z",
        "MONTHLY, 2026-01-15T10:30:00Z, 12, 2027-01-15T10:30:00Z",
        "MONTHLY, 2026-01-31T23:59:59Z, 1, 2026-02-28T23:59:59Z",
        "MONTHLY, 2026-01-31T23:59:59Z, 2, 2026-03-31T23:59:59Z",
        "MONTHLY, 2026-01-31T23:59:59Z, 3, 2026-04-30T23:59:59Z",
        "MONTHLY, 2028-01-30T00:00:00Z, 1, 2028-02-29T00:00:00Z",
        "MONTHLY, 2028-01-31T00:00:00Z, 13, 2029-02-28T00:00:00Z",
        "MONTHLY, 2026-12-31T00:00:00Z, 2, 2027-02-28T00:00:00Z",
        "YEARLY, 2026-03-01T00:00:00Z, 1, 2027-03-01T00:00:00Z",
        "YEARLY, 2028-02-29T12:00:00Z, 1, 2029-02-28T12:00:00Z",
        "YEARLY, 2028-02-29T12:00:00Z, 4, 2032-02-29T12:00:00Z",
        "YEARLY, 2096-02-29T12:00:00Z, 4, 2100-02-28T12:00:00Z",
        "YEARLY, 2096-02-29T12:00:00Z, 8, 2104-02-29T12:00:00Z"
    })
    void a_period_begins_on_the_day_of_the_first_purchase_or_the_last_day_before_it(
            Period every, Instant first, int number, Instant begin) {
        Periods periods = new Periods(every, first);

        assertThat(periods.begin(number)).isEqualTo(begin);
        assertThat(periods.at(begin)).isEqualTo(number);
        assertThat(periods.at(begin.minusNanos(1))).isEqualTo(number - 1);
    }

    @Test
    void every_moment_is_in_exactly_one_period_whatever_the_day_of_the_first() {
        for (Period every : new Period[] {Period.MONTHLY, Period.YEARLY}) {
            for (int day = 0; day < 366; day++) {
                Instant first = Instant.parse("2028-01-01T06:00:00Z").plus(Duration.ofDays(day));
                Periods periods = new Periods(every, first);
                for (Instant time = first; time.isBefore(first.plus(Duration.ofDays(800))); ) {
                    int number = periods.at(time);
                    assertThat(periods.begin(number)).isBeforeOrEqualTo(time);
                    assertThat(periods.begin(number + 1)).isAfter(time);
                    time = time.plus(Duration.ofHours(71));
                }
            }
        }
    }

    @Test
    void before_the_first_there_is_none() {
        Instant first = Instant.parse("2026-01-31T00:00:00Z");
        assertThat(new Periods(Period.MONTHLY, first).at(first)).isZero();
        assertThat(new Periods(Period.MONTHLY, first).at(first.minusNanos(1))).isEqualTo(-1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Periods(Period.ONETIME, first));
    }
}
