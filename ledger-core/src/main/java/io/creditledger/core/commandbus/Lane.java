package io.creditledger.core.commandbus;

import io.creditledger.core.eventstore.AppendResult;
import io.creditledger.core.eventstore.EventStoreParts;
import io.creditledger.core.eventstore.LedgerUnavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that decides the commands of its streams, a batch at a time. */
final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    /** Staged lookups and commit handlers cost time by the batch's length; beyond this nothing is gained. */
    private static final int MAX_BATCH = 512;
    /** After this many tries without an answer the callers are told that it is unknown. */
    private static final int MAX_ATTEMPTS = 20;
    /** Batches for which keys are looked up beforehand once a key was found taken: retries come in swarms. */
    private static final int LOOK_UP_FOR = 200;

    private final EventStoreParts store;
    private final StateCache cache;
    private final CommandKeys keys;
    private final BlockingQueue<LaneCommand> queue;
    private final Thread thread;
    private volatile boolean closing;
    private int lookUpBatches;

    Lane(int number, EventStoreParts store, StateCache cache, CommandKeys keys, int capacity) {
        this.store = store;
        this.cache = cache;
        this.keys = keys;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.thread = Thread.ofPlatform().name("lane-" + number).start(this::run);
    }

    /** @return false when the queue is full or the lane is closing: nothing happened */
    boolean offer(LaneCommand command) {
        return !closing && queue.offer(command);
    }

    /** Commands waiting. */
    int depth() {
        return queue.size();
    }

    boolean runsOn(Thread other) {
        return thread.equals(other);
    }

    /** Decides what is queued, then ends. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<LaneCommand> batch = new ArrayList<>(MAX_BATCH);
        while (true) {
            LaneCommand first = next();
            if (first == null) {
                return;
            }
            batch.add(first);
            queue.drainTo(batch, MAX_BATCH - 1);
            try {
                process(List.copyOf(batch));
            } catch (RuntimeException | Error e) {
                LOG.error("a lane met what it does not know; its batch of {} is answered as unknown", batch.size(), e);
                batch.forEach(c -> c.fail(e));
            }
            batch.clear();
        }
    }

    private @Nullable LaneCommand next() {
        while (true) {
            try {
                LaneCommand command = queue.poll(100, TimeUnit.MILLISECONDS);
                if (command != null || (closing && queue.isEmpty())) {
                    return command;
                }
            } catch (InterruptedException e) {
                closing = true;
            }
        }
    }

    private void process(List<LaneCommand> batch) {
        List<LaneCommand> open = batch;
        boolean lookUp = lookUpBatches > 0;
        lookUpBatches = Math.max(0, lookUpBatches - 1);
        boolean exclusive = store.lane().rivalSeen();
        for (int tries = 1; !open.isEmpty(); tries++) {
            if (lookUp) {
                open = answerKnown(open);
            }
            List<LaneCommand> repeated = new ArrayList<>();
            List<LaneCommand> now = withoutRepeatedKeys(open, repeated);
            if (now.isEmpty()) {
                return;
            }
            Attempt attempt = attempt(now, exclusive);
            AppendResult result = attempt.result();
            if (result == AppendResult.APPENDED) {
                answer(now, attempt);
                open = repeated;
                lookUp = true;
                tries = 0;
            } else if (result == AppendResult.KEY_TAKEN) {
                lookUp = true;
                lookUpBatches = LOOK_UP_FOR;
            } else if (result == AppendResult.FENCED) {
                exclusive = true;
            } else {
                open = withoutCulprit(open, attempt);
            }
            if (tries >= MAX_ATTEMPTS) {
                failAll(open, new LedgerUnavailable("no append succeeded in " + tries + " tries", attempt.failure()));
                return;
            }
        }
    }

    private Attempt attempt(List<LaneCommand> commands, boolean exclusive) {
        if (!exclusive) {
            return Attempt.run(store, cache, commands);
        }
        Attempt[] attempt = new Attempt[1];
        store.lane().exclusively(() -> attempt[0] = Attempt.run(store, cache, commands));
        return Objects.requireNonNull(attempt[0]);
    }

    private static void answer(List<LaneCommand> commands, Attempt attempt) {
        for (int i = 0; i < commands.size(); i++) {
            commands.get(i).complete(attempt.outcome(i));
        }
    }

    /** Answers commands whose key has an outcome; returns the others. */
    private List<LaneCommand> answerKnown(List<LaneCommand> open) {
        Set<CommandKey> asked = new HashSet<>();
        for (LaneCommand command : open) {
            CommandKey key = command.key();
            if (key != null) {
                asked.add(key);
            }
        }
        Map<CommandKey, KeyOutcome> known;
        try {
            known = keys.lookUp(asked);
        } catch (LedgerUnavailable e) {
            failAll(open, e);
            return List.of();
        }
        List<LaneCommand> left = new ArrayList<>(open.size());
        for (LaneCommand command : open) {
            CommandKey key = command.key();
            KeyOutcome outcome = key == null ? null : known.get(key);
            if (key == null || outcome == null) {
                left.add(command);
            } else {
                replay(command, key, outcome);
            }
        }
        return left;
    }

    private void replay(LaneCommand command, CommandKey key, KeyOutcome outcome) {
        try {
            command.complete(keys.replay(key, command.fingerprint(), outcome));
        } catch (RuntimeException e) {
            command.fail(e);
        }
    }

    /** The first command of each key; later ones with the same key wait in {@code repeated} for its outcome. */
    private static List<LaneCommand> withoutRepeatedKeys(List<LaneCommand> open, List<LaneCommand> repeated) {
        Set<CommandKey> seen = new HashSet<>();
        List<LaneCommand> first = new ArrayList<>(open.size());
        for (LaneCommand command : open) {
            CommandKey key = command.key();
            (key == null || seen.add(key) ? first : repeated).add(command);
        }
        return first;
    }

    /** Answers the command that broke the attempt, or all when it was the database; returns those to try again. */
    private static List<LaneCommand> withoutCulprit(List<LaneCommand> open, Attempt attempt) {
        Throwable failure = attempt.failure();
        LaneCommand culprit = attempt.culprit();
        if (failure == null) {
            failure = new IllegalStateException("an attempt ended without result and without reason");
        }
        if (culprit == null || failure instanceof LedgerUnavailable) {
            failAll(open, failure);
            return List.of();
        }
        LOG.error(
                "{} on {} cannot be handled",
                culprit.command().getClass().getSimpleName(),
                culprit.command().stream(),
                failure);
        culprit.fail(failure);
        return open.stream().filter(c -> c != culprit).toList();
    }

    private static void failAll(List<LaneCommand> commands, Throwable cause) {
        commands.forEach(c -> c.fail(cause));
    }
}
