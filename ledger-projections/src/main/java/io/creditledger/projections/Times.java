package io.creditledger.projections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Points in time on their way into the database and back. */
public final class Times {
    /** The earliest a view keeps: what is earlier counts as this. */
    public static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");

    /** The latest a view keeps: what is later counts as this. */
    public static final Instant MAX = Instant.parse("+200000-01-01T00:00:00Z");

    private Times() {}

    /** {@code time}, or the nearest that PostgreSQL can hold: a far date must not stop a view. */
    public static Instant within(Instant time) {
        return time.isBefore(MIN) ? MIN : time.isAfter(MAX) ? MAX : time;
    }

    /** The parameter for a {@code timestamptz}. */
    public static OffsetDateTime parameter(Instant time) {
        return within(time).atOffset(ZoneOffset.UTC);
    }

    /** A column that is never null. */
    public static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A column that may be null. */
    public static @Nullable Instant readOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
