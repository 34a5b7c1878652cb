package io.creditledger.core.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The events of one book in PostgreSQL. */
public final class PgEventLog implements EventLog {
    static final String COLUMNS = "e.book, e.position, e.stream, e.seq, e.event_id, e.type, e.revision, e.recorded_at,"
            + " e.payload, e.metadata, e.idempotency_key, e.hash";

    private final DataSource dataSource;
    private final int book;

    public PgEventLog(DataSource dataSource, int book) {
        this.dataSource = dataSource;
        this.book = book;
    }

    /** A parameter setter that may fail as JDBC does. */
    @FunctionalInterface
    interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }

    @Override
    public long headPosition() {
        try {
            return Reads.of(dataSource, connection -> HeadRow.read(connection, book))
                    .position();
        } catch (SQLException e) {
            throw new LedgerUnavailable("the head of book " + book + " cannot be read", e);
        }
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        return query(
                "SELECT " + COLUMNS
                        + " FROM ledger.event e WHERE e.book = ? AND e.position > ? ORDER BY e.position LIMIT ?",
                (connection, statement) -> {
                    statement.setInt(1, book);
                    statement.setLong(2, position);
                    statement.setInt(3, limit);
                });
    }

    @Override
    public List<StoredEvent> stream(String stream, long fromSeq, long upTo, int limit) {
        return query(
                "SELECT " + COLUMNS + " FROM ledger.event e WHERE e.book = ? AND e.stream = ? AND e.seq >= ?"
                        + " AND e.position <= ? ORDER BY e.seq LIMIT ?",
                (connection, statement) -> {
                    statement.setInt(1, book);
                    statement.setString(2, stream);
                    statement.setLong(3, fromSeq);
                    statement.setLong(4, upTo);
                    statement.setInt(5, limit);
                });
    }

    @Override
    public List<StoredEvent> at(Collection<Long> positions) {
        return query(
                "SELECT " + COLUMNS
                        + " FROM ledger.event e WHERE e.book = ? AND e.position = ANY (?) ORDER BY e.position",
                (connection, statement) -> {
                    statement.setInt(1, book);
                    statement.setArray(2, connection.createArrayOf("int8", positions.toArray(Long[]::new)));
                });
    }

    @Override
    public long positionAt(Instant time) {
        long low = 0;
        long high = headPosition();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (recordedAt(middle).isAfter(time)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    @Override
    public RecordedEvent decode(StoredEvent stored) {
        return EventCodec.decode(stored);
    }

    /** Rows of a query that selects {@link #COLUMNS} from {@code ledger.event e}. */
    List<StoredEvent> query(String sql, Parameters parameters) {
        try {
            return Reads.of(dataSource, connection -> events(connection, sql, parameters));
        } catch (SQLException e) {
            throw new LedgerUnavailable("events cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<StoredEvent> events(Connection connection, String sql, Parameters parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(connection, statement);
            List<StoredEvent> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(row(rows));
                }
            }
            return events;
        }
    }

    private Instant recordedAt(long position) {
        return after(position - 1, 1).getFirst().recordedAt();
    }

    private static StoredEvent row(ResultSet rows) throws SQLException {
        return new StoredEvent(
                rows.getInt(1),
                rows.getLong(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getObject(5, UUID.class),
                rows.getString(6),
                rows.getInt(7),
                rows.getObject(8, OffsetDateTime.class).toInstant(),
                rows.getBytes(9),
                rows.getBytes(10),
                rows.getString(11),
                rows.getBytes(12));
    }
}
