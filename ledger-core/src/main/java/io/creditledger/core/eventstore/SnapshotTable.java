package io.creditledger.core.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** Snapshots of one book in PostgreSQL, one per stream: the newest. */
public final class SnapshotTable {
    private static final String UPSERT = """
            INSERT INTO ledger.snapshot (book, stream, seq, type, revision, payload)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (book, stream) DO UPDATE
            SET seq = excluded.seq, type = excluded.type, revision = excluded.revision, payload = excluded.payload
            WHERE snapshot.seq < excluded.seq OR snapshot.revision <> excluded.revision
            """;

    private final DataSource dataSource;
    private final int book;

    public SnapshotTable(DataSource dataSource, int book) {
        this.dataSource = dataSource;
        this.book = book;
    }

    /** Snapshots of those streams that have one. */
    public List<Snapshot> read(Collection<String> streams) {
        try {
            return Reads.of(dataSource, connection -> read(connection, streams));
        } catch (SQLException e) {
            throw new LedgerUnavailable("snapshots cannot be read: " + e.getMessage(), e);
        }
    }

    private List<Snapshot> read(Connection connection, Collection<String> streams) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT stream, seq, type, revision, payload FROM ledger.snapshot"
                        + " WHERE book = ? AND stream = ANY (?)")) {
            statement.setInt(1, book);
            statement.setArray(2, connection.createArrayOf("text", streams.toArray()));
            List<Snapshot> snapshots = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    snapshots.add(new Snapshot(
                            rows.getString(1), rows.getLong(2), rows.getString(3), rows.getInt(4), rows.getBytes(5)));
                }
            }
            return snapshots;
        }
    }

    /** Keeps each snapshot unless a newer one of its stream is there. */
    public void write(Collection<Snapshot> snapshots) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            for (Snapshot snapshot : snapshots) {
                statement.setInt(1, book);
                statement.setString(2, snapshot.stream());
                statement.setLong(3, snapshot.seq());
                statement.setString(4, snapshot.type());
                statement.setInt(5, snapshot.revision());
                statement.setBytes(6, snapshot.payload());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new LedgerUnavailable("snapshots cannot be written: " + e.getMessage(), e);
        }
    }
}
