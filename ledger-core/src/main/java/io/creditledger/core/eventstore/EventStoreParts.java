package io.creditledger.core.eventstore;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The event store of one book, wired: what the command bus writes through and what readers follow. */
public final class EventStoreParts {
    private final PgEventLog log;
    private final SnapshotTable snapshots;
    private final Histories histories;
    private final AppendLane lane;
    private final PgEventStore store;

    /**
     * @param evict drops cached states of the streams, of all streams for null
     * @param identities makes the identity of each write
     * @param tailSize events kept in memory, a power of two
     * @param observer told how appending goes
     */
    public EventStoreParts(
            DataSource dataSource,
            int book,
            Clock clock,
            Supplier<UUID> identities,
            int tailSize,
            SnapshotForm form,
            Consumer<@Nullable Set<String>> evict,
            AppendObserver observer) {
        log = new PgEventLog(dataSource, book);
        snapshots = new SnapshotTable(dataSource, book);
        histories = new Histories(log, snapshots, form, book);
        Tail tail = new Tail(tailSize, log.headPosition());
        lane = new AppendLane(dataSource, book, clock, identities, evict, tail, observer);
        store = PgEventStore.over(new PgEventStorageEngine(log, histories), tail, log);
    }

    public EventLog log() {
        return log;
    }

    public SnapshotTable snapshots() {
        return snapshots;
    }

    public AppendLane lane() {
        return lane;
    }

    public PgEventStore store() {
        return store;
    }

    /** Reads the histories that a batch will need in one go. */
    public void prefetch(StagedBatch batch, Collection<String> coldStreams) {
        if (!coldStreams.isEmpty()) {
            batch.prefetch(histories.read(coldStreams));
        }
    }
}
