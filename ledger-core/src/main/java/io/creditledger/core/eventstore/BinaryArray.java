package io.creditledger.core.eventstore;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * Array parameters in PostgreSQL's binary form, also for the types that the driver would send as text: writing and
 * parsing that text was a large part of what a row cost on both sides.
 *
 * <p>The form: dimensions, whether there are nulls, type of the elements, count, first index, then each element with
 * its length. Elements as in PostgreSQL's {@code numeric_recv}, {@code timestamptz_recv}, {@code date_recv},
 * {@code uuid_recv}.
 */
public final class BinaryArray {
    private static final long EPOCH_SECOND = 946_684_800; // 2000-01-01T00:00:00Z
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final int DIGITS = 4; // of a number are one digit of PostgreSQL's
    private static final long BASE = 10_000;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
    private static final short NEGATIVE = 0x4000;

    private ByteBuffer bytes;
    private short[] digits = new short[16];

    private BinaryArray(int capacity) {
        this.bytes = ByteBuffer.allocate(capacity);
    }

    /**
     * An array for {@code setArray}.
     *
     * @param type {@code numeric} takes {@link BigDecimal}, {@code timestamptz} {@link Instant}, {@code date}
     *     {@link LocalDate}, {@code uuid} {@link UUID}; others what the driver takes, in an array of just that class
     * @throws ArithmeticException when a time is beyond what PostgreSQL can hold
     */
    public static Array of(Connection connection, String type, @Nullable Object[] values) throws SQLException {
        return switch (type) {
            case "numeric" -> of(connection, Oid.NUMERIC_ARRAY, Oid.NUMERIC, values);
            case "timestamptz" -> of(connection, Oid.TIMESTAMPTZ_ARRAY, Oid.TIMESTAMPTZ, values);
            case "date" -> of(connection, Oid.DATE_ARRAY, Oid.DATE, values);
            case "uuid" -> of(connection, Oid.UUID_ARRAY, Oid.UUID, values);
            default -> connection.createArrayOf(type, values);
        };
    }

    private static Array of(Connection connection, int array, int element, @Nullable Object[] values)
            throws SQLException {
        BinaryArray binary = new BinaryArray(24 + 24 * values.length);
        binary.put(element, values);
        byte[] bytes = new byte[binary.bytes.position()];
        binary.bytes.flip().get(bytes);
        return new PgArray(connection.unwrap(BaseConnection.class), array, bytes);
    }

    private void put(int element, @Nullable Object[] values) {
        bytes.putInt(values.length == 0 ? 0 : 1).putInt(1).putInt(element);
        if (values.length == 0) {
            return;
        }
        bytes.putInt(values.length).putInt(1);
        for (Object value : values) {
            room(24);
            put(value);
        }
    }

    private void put(@Nullable Object value) {
        switch (value) {
            case null -> bytes.putInt(-1);
            case BigDecimal number -> number(number);
            case Instant time -> bytes.putInt(8).putLong(micros(time));
            case LocalDate day -> bytes.putInt(4).putInt(Math.toIntExact(EPOCH_DAY.until(day, ChronoUnit.DAYS)));
            case UUID id ->
                bytes.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            default -> throw new IllegalArgumentException("no binary form for " + value.getClass());
        }
    }

    private static long micros(Instant time) {
        long seconds = Math.multiplyExact(time.getEpochSecond() - EPOCH_SECOND, 1_000_000L);
        return Math.addExact(seconds, time.getNano() / 1_000);
    }

    /** Digits to base 10,000, the point between two of them; the scale says how many decimal places are shown. */
    private void number(BigDecimal number) {
        int scale = Math.max(0, number.scale());
        int fraction = (scale + DIGITS - 1) / DIGITS;
        int count = split(number.setScale(fraction * DIGITS).unscaledValue().abs());
        int zeros = 0;
        while (zeros < count && digits[zeros] == 0) {
            zeros++;
        }
        room(12 + 2 * count);
        bytes.putInt(8 + 2 * (count - zeros))
                .putShort((short) (count - zeros))
                .putShort((short) (count - zeros == 0 ? 0 : count - fraction - 1))
                .putShort(number.signum() < 0 ? NEGATIVE : 0)
                .putShort((short) scale);
        for (int i = count - 1; i >= zeros; i--) {
            bytes.putShort(digits[i]);
        }
    }

    /** Splits into digits, least significant first; returns how many. */
    private int split(BigInteger unscaled) {
        int count = 0;
        BigInteger big = unscaled;
        while (big.bitLength() > 63) {
            BigInteger[] parts = big.divideAndRemainder(BIG_BASE);
            count = digit(count, parts[1].intValue());
            big = parts[0];
        }
        for (long rest = big.longValue(); rest != 0; rest /= BASE) {
            count = digit(count, (int) (rest % BASE));
        }
        return count;
    }

    private int digit(int count, int digit) {
        if (count == digits.length) {
            digits = Arrays.copyOf(digits, 2 * count);
        }
        digits[count] = (short) digit;
        return count + 1;
    }

    private void room(int more) {
        if (bytes.remaining() < more) {
            bytes = ByteBuffer.allocate(2 * (bytes.position() + more)).put(bytes.flip());
        }
    }
}
