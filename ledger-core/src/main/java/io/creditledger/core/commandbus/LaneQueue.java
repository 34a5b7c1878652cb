package io.creditledger.core.commandbus;

import io.creditledger.core.commandbus.WriteObserver.Shed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits before a lane, bounded in number and in time. Whoever cannot be served in time is turned away before
 * anything happened: at once where that can be known, otherwise when its turn comes.
 */
final class LaneQueue {
    /** Of {@link #busySince} while the lane waits for commands. */
    private static final long IDLE = Long.MIN_VALUE;

    private final BlockingQueue<LaneCommand> queue;
    private final int maxBatch;
    private final long maxWaitNanos;
    private final WriteObserver observer;
    private volatile boolean closing;
    private volatile boolean ended;
    /** When the lane last got on with its batch. */
    private volatile long busySince = IDLE;

    LaneQueue(int capacity, int maxBatch, Duration maxWait, WriteObserver observer) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.maxBatch = maxBatch;
        this.maxWaitNanos = maxWait.toNanos();
        this.observer = observer;
    }

    /** @return null when the lane will answer the command; otherwise why it was turned away: nothing happened */
    @Nullable
    Shed offer(LaneCommand command) {
        if (closing) {
            return Shed.CLOSING;
        }
        long since = busySince;
        if (since != IDLE && command.askedAtNanos() - since > maxWaitNanos) {
            return Shed.LANE_STUCK; // it would wait in vain: better told now than when its caller is gone
        }
        if (!queue.offer(command)) {
            return Shed.QUEUE_FULL;
        }
        // The lane may have ended between the two: then nobody else takes the command back.
        return ended && queue.remove(command) ? Shed.CLOSING : null;
    }

    /** Commands waiting. */
    int depth() {
        return queue.size();
    }

    /** Takes in no more from now on. */
    void beginClosing() {
        closing = true;
    }

    /**
     * Waits for commands and takes a batch of them; the lane counts as busy until {@link #done}.
     *
     * @return those that have not waited too long, perhaps none; null when the queue is closed and empty
     */
    @Nullable
    List<LaneCommand> take() {
        LaneCommand first = next();
        if (first == null) {
            return null;
        }
        List<LaneCommand> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, maxBatch - 1);
        long now = System.nanoTime();
        busySince = now;
        return withoutLate(batch, now);
    }

    /** Part of the batch is about to be answered: whoever asks again at once shall not find the lane stuck. */
    void movesOn() {
        busySince = System.nanoTime();
    }

    /** The batch has been answered. */
    void done() {
        busySince = IDLE;
    }

    /** Everything that waits, for whoever answers it without deciding. */
    List<LaneCommand> drain() {
        List<LaneCommand> left = new ArrayList<>();
        queue.drainTo(left);
        return left;
    }

    private @Nullable LaneCommand next() {
        while (true) {
            try {
                LaneCommand command = queue.poll(100, TimeUnit.MILLISECONDS);
                if (command == null && closing) {
                    ended = true;
                    return queue.poll();
                }
                if (command != null) {
                    return command;
                }
            } catch (InterruptedException e) {
                closing = true;
            }
        }
    }

    private List<LaneCommand> withoutLate(List<LaneCommand> batch, long now) {
        List<LaneCommand> late = new ArrayList<>();
        for (LaneCommand command : batch) {
            if (now - command.askedAtNanos() > maxWaitNanos) {
                late.add(command);
            }
        }
        if (late.isEmpty()) {
            return batch;
        }
        batch.removeIf(command -> now - command.askedAtNanos() > maxWaitNanos);
        observer.shed(Shed.WAITED_TOO_LONG, late.size());
        LedgerOverloaded told = new LedgerOverloaded("the command waited too long for its turn; try again");
        late.forEach(command -> command.fail(told));
        return batch;
    }
}
