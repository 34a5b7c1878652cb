package io.creditledger.core.commandbus;

import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.core.eventstore.Snapshot;
import io.creditledger.core.eventstore.SnapshotTable;
import io.creditledger.core.eventstore.StateCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes snapshots beside the lanes: of a hot stream only the newest state that is waiting, so that its cost does not
 * grow with the stream's rate. Losing one costs a longer load, nothing else.
 */
final class SnapshotWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);
    private static final long PAUSE_MILLIS = 250;
    private static final int BATCH = 500;

    private final SnapshotTable table;
    private final int everyEvents;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("snapshots").daemon().factory());

    private record Waiting(long seq, Object state) {}

    SnapshotWriter(SnapshotTable table, int everyEvents) {
        this.table = table;
        this.everyEvents = everyEvents;
        ScheduledFuture<?> unused =
                writer.scheduleWithFixedDelay(this::writeWaiting, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether a stream whose last {@code events} events ended at {@code seq} passed a multiple of the interval. */
    boolean isDue(long seq, int events) {
        return (seq + 1) / everyEvents != (seq + 1 - events) / everyEvents;
    }

    void offer(String stream, long seq, Object state) {
        waiting.merge(stream, new Waiting(seq, state), (a, b) -> a.seq() > b.seq() ? a : b);
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("snapshots are still being written: the ledger ends without them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeWaiting();
    }

    private void writeWaiting() {
        try {
            List<Snapshot> batch = new ArrayList<>();
            for (String stream : List.copyOf(waiting.keySet())) {
                Waiting next = waiting.remove(stream);
                if (next != null) {
                    batch.add(StateCodec.snapshot(stream, next.seq(), next.state()));
                }
                if (batch.size() >= BATCH) {
                    table.write(batch);
                    batch.clear();
                }
            }
            if (!batch.isEmpty()) {
                table.write(batch);
            }
        } catch (LedgerUnavailable e) {
            LOG.warn("snapshots were not written, cold loads will take longer: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a snapshot cannot be written", e);
        }
    }
}
