package io.creditledger.core.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of the head row and of what stands between two heads. */
final class HeadRow {
    private static final String READ =
            "SELECT position, version, batch, chain, recorded_at FROM ledger.head WHERE book = ?";

    /** A writer that stops for so long while it holds the head loses it: a frozen node must not stop the others. */
    private static final String LOCK =
            READ.replace(" FROM", ", set_config('idle_in_transaction_session_timeout', '3s', true) FROM")
                    + " FOR UPDATE";

    private HeadRow() {}

    static Head read(Connection connection, int book) throws SQLException {
        return read(connection, book, READ);
    }

    /** Waits for whoever is writing, then holds the head until the transaction ends. */
    static Head lock(Connection connection, int book) throws SQLException {
        return read(connection, book, LOCK);
    }

    /** Moves the head on without adding anything, so that whoever still thinks of the old one is refused. */
    static void fence(Connection connection, int book, Head fenced) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE ledger.head SET version = ?, batch = ? WHERE book = ?")) {
            statement.setLong(1, fenced.version());
            statement.setObject(2, fenced.batch());
            statement.setInt(3, book);
            statement.executeUpdate();
        }
    }

    /** Streams with events at positions above {@code from} up to {@code to}. */
    static Set<String> streamsWritten(Connection connection, int book, long from, long to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT DISTINCT stream FROM ledger.event WHERE book = ? AND position > ? AND position <= ?")) {
            statement.setInt(1, book);
            statement.setLong(2, from);
            statement.setLong(3, to);
            Set<String> streams = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    streams.add(rows.getString(1));
                }
            }
            return streams;
        }
    }

    /** Whether the event at {@code position} carries {@code hash}. */
    static boolean holds(Connection connection, int book, long position, byte @Nullable [] hash) throws SQLException {
        if (hash == null) {
            return false;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT hash FROM ledger.event WHERE book = ? AND position = ?")) {
            statement.setInt(1, book);
            statement.setLong(2, position);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && Arrays.equals(rows.getBytes(1), hash);
            }
        }
    }

    private static Head read(Connection connection, int book, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, book);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("book " + book + " has no head row; is the schema migrated?");
                }
                return new Head(
                        row.getLong(1),
                        row.getLong(2),
                        row.getObject(3, UUID.class),
                        row.getBytes(4),
                        row.getObject(5, OffsetDateTime.class).toInstant());
            }
        }
    }
}
