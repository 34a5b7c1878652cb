package io.creditledger.core.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one statement of the write path: moves the head, binds the keys, adds the events, or does nothing at all. */
final class AppendStatement {
    private static final String SQL = """
            WITH head AS (
                UPDATE ledger.head
                SET position = ?, version = ?, batch = ?, chain = ?, recorded_at = ?
                WHERE book = ? AND version = ? AND chain = ?
                RETURNING book
            ), keys AS (
                INSERT INTO ledger.command_key (book, tenant, key, fingerprint, position, events, refusal)
                SELECT head.book, k.*
                FROM head, unnest(?::text[], ?::text[], ?::bytea[], ?::bigint[], ?::int[], ?::bytea[]) AS k
            ), events AS (
                INSERT INTO ledger.event (book, position, recorded_at, stream, seq, event_id, type, revision,
                                          payload, metadata, idempotency_key, hash)
                SELECT head.book, ? + e.n, ?, e.stream, e.seq, e.event_id, e.type, e.revision,
                       e.payload, e.metadata, e.key, e.hash
                FROM head, unnest(?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::int[], ?::bytea[], ?::bytea[],
                                  ?::text[], ?::bytea[]) WITH ORDINALITY
                     AS e (stream, seq, event_id, type, revision, payload, metadata, key, hash, n)
            )
            SELECT count(*) FROM head
            """;

    private final int book;
    private final Head before;
    private final Head after;
    private final List<StagedBatch> batches;
    private final List<StagedEvent> events = new ArrayList<>();
    private final byte[][] hashes;

    /** Prepares the append of {@code batches}, in order, after {@code before}. */
    AppendStatement(int book, Head before, List<StagedBatch> batches, UUID identity, Instant now) {
        this.book = book;
        this.before = before;
        this.batches = batches;
        batches.forEach(b -> events.addAll(b.events()));
        Instant recordedAt = now.isBefore(before.recordedAt()) ? before.recordedAt() : now;
        this.hashes = new byte[events.size()][];
        byte[] chain = before.chain();
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash(events.get(i), before.position() + 1 + i, recordedAt);
            chain = LeafHash.chain(chain, hashes[i]);
        }
        this.after = new Head(
                before.position() + events.size(),
                before.version() + 1,
                identity,
                chain,
                events.isEmpty() ? before.recordedAt() : recordedAt);
    }

    Head after() {
        return after;
    }

    List<StagedBatch> batches() {
        return batches;
    }

    /** How many events it adds. */
    int size() {
        return events.size();
    }

    /** Leaf hash of the first event, to find out later whether this append is in; null when there are only keys. */
    byte @Nullable [] firstHash() {
        return hashes.length == 0 ? null : hashes[0];
    }

    /** @return whether the head was still where it was thought to be; if not, nothing was written */
    boolean execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            OffsetDateTime recordedAt = after.recordedAt().atOffset(ZoneOffset.UTC);
            int p = 0;
            statement.setLong(++p, after.position());
            statement.setLong(++p, after.version());
            statement.setObject(++p, after.batch());
            statement.setBytes(++p, after.chain());
            statement.setObject(++p, recordedAt);
            statement.setInt(++p, book);
            statement.setLong(++p, before.version());
            statement.setBytes(++p, before.chain());
            p = setKeys(connection, statement, p);
            statement.setLong(++p, before.position());
            statement.setObject(++p, recordedAt);
            setEvents(connection, statement, p);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1) == 1;
            }
        }
    }

    private byte[] hash(StagedEvent e, long position, Instant recordedAt) {
        return LeafHash.of(
                book,
                position,
                e.stream(),
                e.seq(),
                e.event().id(),
                e.type().name(),
                e.type().revision(),
                recordedAt,
                e.payload(),
                e.metadataJson(),
                e.key());
    }

    private int setKeys(Connection connection, PreparedStatement statement, int p) throws SQLException {
        List<KeyBinding> keys = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        long offset = before.position();
        for (StagedBatch batch : batches) {
            for (KeyBinding key : batch.keys()) {
                keys.add(key);
                positions.add(key.events() == 0 ? offset + batch.size() : offset + 1 + key.firstEvent());
            }
            offset += batch.size();
        }
        int n = keys.size();
        String[] tenants = new String[n];
        String[] names = new String[n];
        byte[][] fingerprints = new byte[n][];
        Integer[] events = new Integer[n];
        byte[] @Nullable [] refusals = new byte[n] @Nullable [];
        for (int i = 0; i < n; i++) {
            KeyBinding key = keys.get(i);
            tenants[i] = key.tenant();
            names[i] = key.key();
            fingerprints[i] = key.fingerprint();
            events[i] = key.events();
            refusals[i] = key.refusal();
        }
        statement.setArray(++p, connection.createArrayOf("text", tenants));
        statement.setArray(++p, connection.createArrayOf("text", names));
        statement.setArray(++p, connection.createArrayOf("bytea", fingerprints));
        statement.setArray(++p, connection.createArrayOf("int8", positions.toArray(Long[]::new)));
        statement.setArray(++p, connection.createArrayOf("int4", events));
        statement.setArray(++p, connection.createArrayOf("bytea", refusals));
        return p;
    }

    private void setEvents(Connection connection, PreparedStatement statement, int p) throws SQLException {
        int n = events.size();
        String[] streams = new String[n];
        Long[] seqs = new Long[n];
        UUID[] ids = new UUID[n];
        String[] types = new String[n];
        Integer[] revisions = new Integer[n];
        byte[][] payloads = new byte[n][];
        byte[][] metadata = new byte[n][];
        @Nullable String[] keys = new @Nullable String[n];
        for (int i = 0; i < n; i++) {
            StagedEvent e = events.get(i);
            streams[i] = e.stream();
            seqs[i] = e.seq();
            ids[i] = e.event().id();
            types[i] = e.type().name();
            revisions[i] = e.type().revision();
            payloads[i] = e.payload();
            metadata[i] = e.metadataJson();
            keys[i] = e.key();
        }
        statement.setArray(++p, connection.createArrayOf("text", streams));
        statement.setArray(++p, connection.createArrayOf("int8", seqs));
        statement.setArray(++p, BinaryArray.of(connection, "uuid", ids));
        statement.setArray(++p, connection.createArrayOf("text", types));
        statement.setArray(++p, connection.createArrayOf("int4", revisions));
        statement.setArray(++p, connection.createArrayOf("bytea", payloads));
        statement.setArray(++p, connection.createArrayOf("bytea", metadata));
        statement.setArray(++p, connection.createArrayOf("text", keys));
        statement.setArray(++p, connection.createArrayOf("bytea", hashes));
    }
}
