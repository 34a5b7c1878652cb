package io.creditledger.core.eventstore;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** Follows the book from a position: from memory where it can, by pages from the database where it must. */
final class TailStream implements TrackingEventStream {
    private static final int PAGE = 2_000;
    /** How long events of other nodes may wait unseen when this node writes nothing itself. */
    private static final long FOREIGN_POLL_MILLIS = 25;

    private final Tail tail;
    private final EventLog log;
    private final Queue<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private long position;
    private @Nullable TrackedEventMessage<?> peeked;

    TailStream(Tail tail, EventLog log, long position) {
        this.tail = tail;
        this.log = log;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(next());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (next() != null) {
            return true;
        }
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            long slice = Math.min(left, TimeUnit.MILLISECONDS.toNanos(FOREIGN_POLL_MILLIS));
            if (!tail.await(position, slice, TimeUnit.NANOSECONDS)) {
                tail.movedTo(log.headPosition());
            }
            if (next() != null) {
                return true;
            }
        }
        return false;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the stream is no longer read");
            }
        }
        TrackedEventMessage<?> next = peeked;
        if (next == null) {
            throw new IllegalStateException("an available event is there");
        }
        peeked = null;
        position++;
        return next;
    }

    @Override
    public void close() {
        page.clear();
    }

    private @Nullable TrackedEventMessage<?> next() {
        if (peeked == null) {
            peeked = fetch(position + 1);
        }
        return peeked;
    }

    private @Nullable TrackedEventMessage<?> fetch(long wanted) {
        TrackedEventMessage<?> paged = page.poll();
        if (paged != null) {
            return paged;
        }
        if (wanted > tail.head()) {
            return null;
        }
        TrackedEventMessage<?> remembered = tail.get(wanted);
        if (remembered != null) {
            return remembered;
        }
        for (StoredEvent stored : log.after(wanted - 1, PAGE)) {
            page.add(tracked(stored));
        }
        return page.poll();
    }

    private TrackedEventMessage<?> tracked(StoredEvent stored) {
        return Messages.tracked(log.decode(stored));
    }
}
