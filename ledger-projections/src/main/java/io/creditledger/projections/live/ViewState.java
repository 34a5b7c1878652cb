package io.creditledger.projections.live;

import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node knows of one view: how far it has come, who waits for it, what went wrong. */
final class ViewState {
    private static final Logger LOG = LoggerFactory.getLogger(ViewState.class);

    private final String view;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private volatile long position;
    private volatile boolean owned;
    private volatile int waiting;
    private volatile long carefulUpTo;
    private volatile @Nullable Failure failure;

    /** Why the view did not get past {@code position}; {@code stopped}: it is this very event. */
    record Failure(long position, String error, boolean stopped) {}

    ViewState(String view) {
        this.view = view;
    }

    long position() {
        return position;
    }

    /** Whether this node folds the view, so that {@link #position} is always the latest. */
    boolean isOwned() {
        return owned;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    /** Batches hold one event up to here: a batch failed, and this finds out which of its events it was. */
    boolean isCarefulAt(long at) {
        return at <= carefulUpTo;
    }

    boolean isAwaited() {
        return waiting > 0;
    }

    void claimed(long at) {
        position = at;
        owned = true;
        Failure before = failure;
        if (before != null && before.position() <= at) {
            failure = null; // a rebuild has led past it
        }
        signal();
    }

    void released() {
        owned = false;
        signal();
    }

    void movedTo(long to) {
        position = to;
        failure = null;
        signal();
    }

    /** A batch failed: one event after the other from here. */
    void failedSomewhere(long first, long last, Throwable error) {
        carefulUpTo = last;
        failure = new Failure(first, "positions " + first + " to " + last + ": " + error, false);
        LOG.warn("view {}: a batch failed, trying its events one by one ({})", view, failure.error());
    }

    /** This event failed: the view stands still before it. */
    void failedAt(long at, String type, Throwable error) {
        Failure before = failure;
        Failure now = new Failure(at, "position " + at + ", " + type + ": " + error, true);
        failure = now;
        if (before == null || !before.stopped() || before.position() != at) {
            LOG.error("view {} stopped at {}", view, now.error(), error);
        }
        signal();
    }

    /** Waits a little for more events, unless a reader waits for those that are there. */
    void linger(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (waiting == 0 && left > 0) {
                left = wanted.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something happens to the view, or the time is over; not at all when it is at {@code until}. */
    void awaitMove(long until, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting++;
            wanted.signalAll();
            long left = nanos;
            long before = position;
            Failure seen = failure;
            while (position < until && position == before && Objects.equals(failure, seen) && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    boolean isStopped() {
        Failure now = failure;
        return now != null && now.stopped();
    }

    private void signal() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
