package io.creditledger.core.commandbus;

import io.creditledger.core.commandbus.WriteObserver.Shed;
import io.creditledger.core.eventstore.AppendObserver.Conflict;
import io.creditledger.core.eventstore.EventStoreParts;
import io.creditledger.core.eventstore.LedgerUnavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private final int number;
    private final EventStoreParts store;
    private final StateCache cache;
    private final CommandKeys keys;
    private final WriteObserver observer;
    private final LaneQueue queue;
    private final Thread thread;
    private int lookUpBatches;

    Lane(
            int number,
            EventStoreParts store,
            StateCache cache,
            CommandKeys keys,
            WriteSettings settings,
            WriteObserver observer) {
        this.number = number;
        this.store = store;
        this.cache = cache;
        this.keys = keys;
        this.observer = observer;
        this.queue = new LaneQueue(settings.queueCapacity(), MAX_BATCH, settings.maxWait(), observer);
        this.thread = Thread.ofPlatform().name("lane-" + number).start(this::run);
    }

    /** @return null when the command will be answered; otherwise why it was turned away: nothing happened */
    @Nullable
    Shed offer(LaneCommand command) {
        return queue.offer(command);
    }

    /** Commands waiting. */
    int depth() {
        return queue.depth();
    }

    boolean runsOn(Thread other) {
        return thread.equals(other);
    }

    /** Decides no new commands from now on. */
    void beginClosing() {
        queue.beginClosing();
    }

    /** Decides what is queued, then ends; what cannot be decided in time is answered as unknown. */
    @Override
    public void close() {
        beginClosing();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failAll(queue.drain(), new LedgerUnavailable("the ledger is closing", null));
    }

    private void run() {
        for (List<LaneCommand> batch = queue.take(); batch != null; batch = queue.take()) {
            long begun = System.nanoTime();
            try {
                process(batch);
            } catch (RuntimeException | Error e) {
                LOG.error("a lane met what it does not know; its batch of {} is answered as unknown", batch.size(), e);
                failAll(batch, e);
            }
            queue.done();
            if (!batch.isEmpty()) {
                observer.answered(BatchReport.of(number, batch, begun, System.nanoTime()));
            }
        }
    }

    private void process(List<LaneCommand> batch) {
        Round round = new Round(batch);
        round.lookUp = lookUpBatches > 0;
        lookUpBatches = Math.max(0, lookUpBatches - 1);
        boolean exclusive = store.lane().rivalSeen();
        while (!round.open.isEmpty()) {
            try {
                if (exclusive) {
                    store.lane().exclusively(() -> decide(round));
                } else {
                    decide(round);
                }
            } catch (LedgerUnavailable e) {
                observer.appendFailed();
                failAll(batch, e);
                return;
            }
            exclusive |= round.raced;
            if (round.tries >= MAX_ATTEMPTS) {
                failAll(batch, new LedgerUnavailable("no append succeeded in " + round.tries + " tries", null));
                return;
            }
        }
    }

    /** What is left of a batch, from try to try. */
    private static final class Round {
        private List<LaneCommand> open;
        private int tries;
        private boolean lookUp;
        private boolean raced;

        Round(List<LaneCommand> open) {
            this.open = open;
        }

        /** Some commands have their answer: the others begin anew. */
        void goOnWith(List<LaneCommand> left) {
            open = left;
            tries = 0;
        }
    }

    private void decide(Round round) {
        if (round.lookUp) {
            round.open = keys.answerKnown(round.open);
        }
        List<LaneCommand> repeated = new ArrayList<>();
        List<LaneCommand> now = withoutRepeatedKeys(round.open, repeated);
        if (now.isEmpty()) {
            return;
        }
        round.tries++;
        Attempt attempt = Attempt.run(store, cache, now);
        switch (attempt.result()) {
            case APPENDED -> {
                answer(now, attempt);
                round.lookUp = true;
                round.goOnWith(repeated);
            }
            case KEY_TAKEN -> {
                round.lookUp = true;
                round.raced = true;
                lookUpBatches = LOOK_UP_FOR;
                observer.conflict(Conflict.KEY_TAKEN);
            }
            case FENCED -> {
                round.raced = true;
                observer.conflict(Conflict.FENCED);
            }
            case null -> round.goOnWith(withoutCulprit(round.open, attempt));
        }
    }

    private void answer(List<LaneCommand> commands, Attempt attempt) {
        queue.movesOn();
        for (int i = 0; i < commands.size(); i++) {
            commands.get(i).complete(attempt.outcome(i));
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
    private List<LaneCommand> withoutCulprit(List<LaneCommand> open, Attempt attempt) {
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
        if (Attempt.isDamage(failure)) {
            String stream = culprit.command().stream();
            failAll(
                    open.stream()
                            .filter(c -> c.command().stream().equals(stream))
                            .toList(),
                    failure);
            return open.stream()
                    .filter(c -> !c.command().stream().equals(stream))
                    .toList();
        }
        culprit.fail(failure);
        return open.stream().filter(c -> c != culprit).toList();
    }

    /** Answers those that have no answer yet. */
    private void failAll(List<LaneCommand> commands, Throwable cause) {
        queue.movesOn();
        commands.forEach(c -> c.fail(cause));
    }
}
