package io.creditledger.core.eventstore;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;

/** Cold loads: the histories of several streams in two queries, each beginning with its snapshot where there is one. */
final class Histories {
    private static final String AFTER_SNAPSHOTS = "SELECT " + PgEventLog.COLUMNS
            + " FROM unnest(?::text[], ?::bigint[]) AS s (stream, seq)"
            + " JOIN ledger.event e ON e.book = ? AND e.stream = s.stream AND e.seq > s.seq"
            + " ORDER BY e.stream, e.seq";

    private final PgEventLog log;
    private final SnapshotTable snapshots;
    private final SnapshotForm form;
    private final int book;

    Histories(PgEventLog log, SnapshotTable snapshots, SnapshotForm form, int book) {
        this.log = log;
        this.snapshots = snapshots;
        this.form = form;
        this.book = book;
    }

    /** The history of each stream; an empty one for a stream without events. */
    Map<String, History> read(Collection<String> streams) {
        Map<String, DomainEventMessage<?>> starts = new HashMap<>();
        Map<String, Long> from = new HashMap<>();
        streams.forEach(stream -> from.put(stream, -1L));
        for (Snapshot snapshot : snapshots.read(streams)) {
            form.message(snapshot).ifPresent(message -> {
                starts.put(snapshot.stream(), message);
                from.put(snapshot.stream(), snapshot.seq());
            });
        }
        Map<String, List<StoredEvent>> events =
                eventsAfter(from).stream().collect(Collectors.groupingBy(StoredEvent::stream));
        Map<String, History> histories = new HashMap<>();
        for (String stream : streams) {
            histories.put(stream, new History(starts.get(stream), events.getOrDefault(stream, List.of())));
        }
        return histories;
    }

    private List<StoredEvent> eventsAfter(Map<String, Long> from) {
        String[] names = from.keySet().toArray(String[]::new);
        Long[] seqs = Arrays.stream(names).map(from::get).toArray(Long[]::new);
        return log.query(AFTER_SNAPSHOTS, (connection, statement) -> {
            statement.setArray(1, connection.createArrayOf("text", names));
            statement.setArray(2, connection.createArrayOf("int8", seqs));
            statement.setInt(3, book);
        });
    }
}
