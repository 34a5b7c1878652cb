package io.creditledger.core.eventstore;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The most recent events in memory, for those who follow the book. What is no longer (or not yet) here is in the
 * database.
 *
 * <p>One writer at a time, any number of readers without locks: a reader takes a slot and looks at the position of what
 * it got, so a slot that was overwritten meanwhile is noticed.
 */
final class Tail implements AppendLane.Listener {
    private final @Nullable TrackedEventMessage<?>[] ring;
    private final int mask;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long head;
    private volatile int sleepers;

    /** @param size number of events kept, a power of two */
    Tail(int size, long head) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("the tail's size must be a power of two, got " + size);
        }
        this.ring = new TrackedEventMessage<?>[size];
        this.mask = size - 1;
        this.head = head;
    }

    @Override
    public void appended(StagedBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            RecordedEvent event = batch.recorded(i);
            ring[(int) (event.position() & mask)] = Messages.tracked(event);
        }
        if (batch.size() > 0) {
            movedTo(batch.position(batch.size() - 1));
        }
    }

    @Override
    public void movedTo(long position) {
        lock.lock();
        try {
            if (position > head) {
                head = position;
                if (sleepers > 0) {
                    moved.signalAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Position of the last event known here. */
    long head() {
        return head;
    }

    /** The event at {@code position} if it is in memory; call only for positions up to {@link #head()}. */
    @Nullable
    TrackedEventMessage<?> get(long position) {
        TrackedEventMessage<?> message = ring[(int) (position & mask)];
        return message != null && Messages.position(message) == position ? message : null;
    }

    /** Waits until there is something after {@code position}; false when there was nothing in time. */
    boolean await(long position, long timeout, TimeUnit unit) throws InterruptedException {
        if (head > position) {
            return true;
        }
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            sleepers++;
            while (head <= position && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            return head > position;
        } finally {
            sleepers--;
            lock.unlock();
        }
    }
}
