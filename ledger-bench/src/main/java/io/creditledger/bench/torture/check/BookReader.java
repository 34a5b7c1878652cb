package io.creditledger.bench.torture.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads a book from its tables, past all code of the ledger. */
final class BookReader {
    private static final int FETCH = 5_000;

    private BookReader() {}

    static Book read(Connection connection) throws SQLException {
        try (PreparedStatement head =
                        connection.prepareStatement("SELECT position, chain FROM ledger.head WHERE book = 1");
                ResultSet row = head.executeQuery()) {
            row.next();
            return new Book(events(connection), row.getLong(1), row.getBytes(2), keys(connection));
        }
    }

    private static List<LoggedEvent> events(Connection connection) throws SQLException {
        List<LoggedEvent> events = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT book, position, stream, seq, event_id, type, revision, recorded_at, payload, metadata,
                       idempotency_key, hash
                FROM ledger.event WHERE book = 1 ORDER BY position""")) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
        }
        return events;
    }

    private static LoggedEvent event(ResultSet row) throws SQLException {
        Instant recorded = row.getObject(8, OffsetDateTime.class).toInstant();
        return new LoggedEvent(
                row.getInt(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getInt(7),
                ChronoUnit.MICROS.between(Instant.EPOCH, recorded),
                row.getBytes(9),
                row.getBytes(10),
                row.getString(11),
                row.getBytes(12));
    }

    private static Set<String> keys(Connection connection) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT key FROM ledger.command_key WHERE book = 1 AND refusal IS NULL AND events > 0");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                keys.add(row.getString(1));
            }
        }
        return keys;
    }
}
