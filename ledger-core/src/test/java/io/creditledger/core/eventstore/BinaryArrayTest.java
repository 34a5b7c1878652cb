package io.creditledger.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.embedded.testing.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What arrives in PostgreSQL is what was sent, and reads as if it had been sent as text. */
class BinaryArrayTest {
    private static final TestDatabase DATABASE = TestDatabase.create(Schema::migrate);

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void numbers_of_every_size_and_scale_arrive_digit_by_digit() {
        Random random = new Random(7);
        List<@Nullable BigDecimal> numbers = new ArrayList<>(Arrays.asList(
                null,
                new BigDecimal("0"),
                new BigDecimal("0.000000000000"),
                new BigDecimal("-0.000000000001"),
                new BigDecimal("0.00010000"),
                new BigDecimal("10000"),
                new BigDecimal("100000000.0001"),
                new BigDecimal("99999999999999999999999999.999999999999"),
                new BigDecimal("1E+20"),
                BigDecimal.valueOf(Long.MAX_VALUE),
                new BigDecimal(BigInteger.ONE.shiftLeft(400))));
        for (int i = 0; i < 5_000; i++) {
            numbers.add(new BigDecimal(new BigInteger(random.nextInt(140), random), random.nextInt(30))
                    .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)));
        }
        assertThat(stored("numeric", numbers.toArray()))
                .isEqualTo(numbers.stream()
                        .map(n -> n == null ? null : n.toPlainString())
                        .toList());
    }

    @Test
    void times_and_days_arrive_to_the_microsecond_before_and_after_the_epochs() {
        List<String> times = List.of(
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "1999-12-31T23:59:59.000001Z",
                "2000-01-01T00:00:00Z",
                "2026-11-20T12:34:56.789012Z",
                "+200000-01-01T00:00:00Z");
        Instant[] instants = times.stream().map(Instant::parse).toArray(Instant[]::new);
        assertThat(stored("timestamptz", instants))
                .containsExactly(
                        "0001-01-01 00:00:00+00",
                        "1969-12-31 23:59:59.999999+00",
                        "1999-12-31 23:59:59.000001+00",
                        "2000-01-01 00:00:00+00",
                        "2026-11-20 12:34:56.789012+00",
                        "200000-01-01 00:00:00+00");
        LocalDate[] days = {LocalDate.of(1, 1, 1), LocalDate.of(1999, 12, 31), LocalDate.of(2028, 2, 29)};
        assertThat(stored("date", days)).containsExactly("0001-01-01", "1999-12-31", "2028-02-29");
    }

    @Test
    void what_is_finer_than_a_microsecond_counts_to_the_one_it_is_in() {
        Instant[] times = {
            Instant.parse("2026-11-20T00:00:00.000000999Z"), Instant.parse("1990-01-01T00:00:00.0000009Z")
        };
        assertThat(stored("timestamptz", times)).containsExactly("2026-11-20 00:00:00+00", "1990-01-01 00:00:00+00");
    }

    @Test
    void ids_nothing_and_no_elements_arrive_too() {
        UUID id = UUID.fromString("f1a1f8e0-0433-790b-9f02-a8f8afc3ff6d");
        assertThat(stored("uuid", new @Nullable Object[] {id, null})).containsExactly(id.toString(), null);
        assertThat(stored("numeric", new Object[0])).isEmpty();
    }

    @Test
    void a_value_of_another_class_is_refused() {
        assertThatThrownBy(() -> stored("numeric", new Object[] {"1"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("String");
        assertThatThrownBy(() -> stored("timestamptz", new Object[] {Instant.MAX}))
                .isInstanceOf(ArithmeticException.class);
    }

    private static List<@Nullable String> stored(String type, @Nullable Object[] values) {
        List<@Nullable String> texts = new ArrayList<>();
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.createStatement().execute("SET TIME ZONE 'UTC'");
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT v::text FROM unnest(?::" + type + "[]) AS v")) {
                statement.setArray(1, BinaryArray.of(connection, type, values));
                ResultSet row = statement.executeQuery();
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }
}
