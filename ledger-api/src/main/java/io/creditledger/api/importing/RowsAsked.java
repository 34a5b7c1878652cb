package io.creditledger.api.importing;

import io.creditledger.core.commandbus.LedgerOverloaded;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.eventstore.LedgerUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to the ledger, in file order. What it turned away is asked again all together after one pause, with
 * the same keys.
 */
final class RowsAsked {
    /** Rows on their way at once: a cold node decides as many before the last has waited too long. */
    static final int MOST = 512;

    /** Times that a row is asked which fails for a reason of its own. */
    private static final int TRIES = 3;

    private final BiFunction<UsageRow, String, CompletableFuture<Outcome>> ledger;
    private final Patience patience;
    private final Deque<Asked> asked = new ArrayDeque<>();

    /** @param ledger submits a row under a key */
    RowsAsked(BiFunction<UsageRow, String, CompletableFuture<Outcome>> ledger, Patience patience) {
        this.ledger = ledger;
        this.patience = patience;
    }

    /**
     * A row and its answer.
     *
     * @param text the row as it was read
     * @param outcome null when the row failed for a reason of its own
     * @param failure that reason; null when there is an outcome
     */
    record Answer(
            UsageRow row,
            String text,
            @Nullable Outcome outcome,
            @Nullable Throwable failure) {}

    void ask(UsageRow row, String text, String key) {
        asked.addLast(new Asked(row, text, key));
    }

    int size() {
        return asked.size();
    }

    /**
     * Takes the oldest row, once it has its answer.
     *
     * @throws LedgerUnavailable when the ledger has not answered for minutes; the row stays
     */
    Answer next() {
        Asked oldest = asked.getFirst();
        Answer answer = oldest.answer();
        while (answer == null) {
            askAgain(oldest);
            answer = oldest.answer();
        }
        patience.answered();
        asked.removeFirst();
        return answer;
    }

    /** Asks the row of an answer once more under another key, before all others. */
    Answer next(Answer before, String key) {
        asked.addFirst(new Asked(before.row(), before.text(), key));
        return next();
    }

    /** Takes all rows that have their answer; the others stay. */
    List<Answer> answered() {
        List<Answer> answers = new ArrayList<>();
        asked.removeIf(one -> {
            Answer answer = one.answer();
            return answer != null && answers.add(answer);
        });
        return answers;
    }

    private void askAgain(Asked oldest) {
        List<Asked> turnedAway = new ArrayList<>();
        for (Asked one : asked) {
            if (one.answer() == null) {
                turnedAway.add(one);
            }
        }
        if (!patience.pause()) {
            throw new LedgerUnavailable(
                    "the ledger did not answer: " + oldest.failure().getMessage(), oldest.failure());
        }
        turnedAway.forEach(Asked::again);
    }

    /** A row that the ledger has been asked for. */
    private final class Asked {
        private final UsageRow row;
        private final String text;
        private final String key;
        private CompletableFuture<Outcome> future;
        private int tries = 1;

        Asked(UsageRow row, String text, String key) {
            this.row = row;
            this.text = text;
            this.key = key;
            this.future = ledger.apply(row, key);
        }

        void again() {
            tries++;
            future = ledger.apply(row, key);
        }

        /** Waits; null: to be asked again. */
        @Nullable
        Answer answer() {
            try {
                return new Answer(row, text, future.join(), null);
            } catch (CompletionException e) {
                Throwable failure = failure();
                boolean passes = failure instanceof LedgerOverloaded || failure instanceof LedgerUnavailable;
                return passes || tries < TRIES ? null : new Answer(row, text, null, failure);
            }
        }

        Throwable failure() {
            Throwable failure = future.exceptionNow();
            return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        }
    }
}
