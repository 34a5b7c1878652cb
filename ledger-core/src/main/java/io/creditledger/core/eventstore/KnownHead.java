package io.creditledger.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of the head row, and what follows from it: which cached states are out of date, and which
 * decisions. Changed by the writing thread only.
 */
final class KnownHead {
    private static final long EVICT_ALL_BEYOND = 100_000;

    private final int book;
    private final Consumer<@Nullable Set<String>> evict;
    private final AppendLane.Listener listener;
    private final AppendObserver observer;
    private final ForeignWrites foreign = new ForeignWrites();
    private Head head;
    private volatile long rivalSeenNanos =
            System.nanoTime() - Duration.ofHours(1).toNanos();

    /** @param evict drops cached states of the streams, of all streams for null */
    KnownHead(
            int book,
            Head head,
            Consumer<@Nullable Set<String>> evict,
            AppendLane.Listener listener,
            AppendObserver observer) {
        this.book = book;
        this.head = head;
        this.evict = evict;
        this.listener = listener;
        this.observer = observer;
    }

    Head head() {
        return head;
    }

    /** Foreign writes heard of so far; may be asked by any thread. */
    long epoch() {
        return foreign.epoch();
    }

    /** Whether somebody else wrote within the last second; may be asked by any thread. */
    boolean rivalSeen() {
        return System.nanoTime() - rivalSeenNanos < Duration.ofSeconds(1).toNanos();
    }

    /** Whether somebody else wrote to one of the batch's streams since it was decided. */
    boolean outdates(StagedBatch batch) {
        return foreign.outdates(batch);
    }

    /** The statement is in: its batches have their positions. */
    void took(AppendStatement statement) {
        long position = head.position();
        head = statement.after();
        for (StagedBatch batch : statement.batches()) {
            batch.appended(position + 1, head.recordedAt());
            position += batch.size();
            listener.appended(batch);
        }
    }

    /** The head is {@code now}; when somebody else moved it, learns what they wrote. Returns whether it had moved. */
    boolean learn(Connection connection, Head now) throws SQLException {
        if (now.version() == head.version() && now.batch().equals(head.batch())) {
            return false;
        }
        rivalSeenNanos = System.nanoTime();
        if (now.position() < head.position() || now.version() <= head.version()) {
            throw new IllegalStateException("the head of book " + book + " went back from position " + head.position()
                    + " to " + now.position() + ": was a backup restored under a running node?");
        }
        Set<String> streams = HeadRow.streamsWritten(connection, book, head.position(), now.position());
        // In this order: who begins to decide at the new epoch finds no state from before it in the cache.
        evict.accept(now.position() - head.position() > EVICT_ALL_BEYOND ? null : streams);
        foreign.add(streams);
        head = now;
        listener.movedTo(now.position());
        observer.conflict(AppendObserver.Conflict.RIVAL);
        return true;
    }

    /** This node has moved the head without writing events. */
    void fencedTo(Head fence) {
        head = fence;
    }

    /** Nothing cached is to be believed. */
    void distrustStates() {
        evict.accept(null);
    }

    /** Nothing cached is to be believed, and these batches must be decided again. */
    void distrust(List<StagedBatch> batches) {
        evict.accept(null);
        foreign.add(batches.stream().flatMap(b -> b.streams().stream()).collect(Collectors.toSet()));
    }
}
