package io.creditledger.bench.load;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The limit: the same rows into a table with the same indexes, one connection, one statement per batch, nothing else.
 */
final class BareInsert implements AutoCloseable {
    private static final int ROWS = 256;
    private static final String INSERT = """
            INSERT INTO bench_event (book, position, recorded_at, stream, seq, event_id, type, revision,
                                     payload, metadata, idempotency_key, hash)
            SELECT 1, ? + e.n, ?, e.stream, ? + e.n, e.event_id, e.type, 1, e.payload, e.metadata, e.key, e.hash
            FROM unnest(?::text[], ?::uuid[], ?::text[], ?::bytea[], ?::bytea[], ?::text[], ?::bytea[])
                 WITH ORDINALITY AS e (stream, event_id, type, payload, metadata, key, hash, n)
            """;

    private final Connection connection;
    private final EventLog log;
    private long position;

    private BareInsert(Connection connection, EventLog log) {
        this.connection = connection;
        this.log = log;
    }

    /** @param owner a connection that may create tables; it is closed in the end */
    static BareInsert over(Connection owner, EventLog log) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE bench_event (LIKE ledger.event INCLUDING ALL)");
        }
        return new BareInsert(owner, log);
    }

    /** Writes the book's latest rows again and again, with new positions. */
    Sample run(Duration time) throws SQLException {
        List<StoredEvent> rows = log.after(Math.max(0, log.headPosition() - 10_000), 10_000);
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            long began = System.nanoTime();
            long end = began + time.toNanos();
            long before = position;
            while (System.nanoTime() < end) {
                insert(statement, rows);
            }
            return Sample.of(position - before, System.nanoTime() - began);
        }
    }

    private void insert(PreparedStatement statement, List<StoredEvent> rows) throws SQLException {
        Object[][] columns = new Object[7][ROWS];
        for (int i = 0; i < ROWS; i++) {
            StoredEvent row = rows.get((int) ((position + i) % rows.size()));
            Object[] values = {
                row.stream(),
                UUID.randomUUID(),
                row.type(),
                row.payload(),
                row.metadata(),
                row.idempotencyKey(),
                row.hash()
            };
            for (int c = 0; c < values.length; c++) {
                columns[c][i] = values[c];
            }
        }
        String[] types = {"text", "uuid", "text", "bytea", "bytea", "text", "bytea"};
        statement.setLong(1, position);
        statement.setObject(2, OffsetDateTime.now(ZoneOffset.UTC));
        statement.setLong(3, position);
        for (int c = 0; c < types.length; c++) {
            statement.setArray(4 + c, connection.createArrayOf(types[c], typed(types[c], columns[c])));
        }
        statement.executeUpdate();
        position += ROWS;
    }

    private static Object[] typed(String type, Object[] values) {
        return switch (type) {
            case "bytea" -> Arrays.copyOf(values, values.length, byte[][].class);
            case "uuid" -> Arrays.copyOf(values, values.length, UUID[].class);
            default -> Arrays.copyOf(values, values.length, String[].class);
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
