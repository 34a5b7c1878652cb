package io.creditledger.core.commandbus;

import io.creditledger.core.eventstore.LedgerUnavailable;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The one way into the ledger. */
public interface LedgerGateway {
    /**
     * Decides and records a command.
     *
     * @return completes once the outcome is durable; completes exceptionally with {@link LedgerOverloaded} when the
     *     lane is full (nothing happened), with {@link LedgerUnavailable} when it is unknown whether it happened
     */
    CompletableFuture<Outcome> submit(Submission submission);

    /** Submits all, in order per stream; the futures are in the order of the list. */
    default List<CompletableFuture<Outcome>> submitAll(List<Submission> submissions) {
        return submissions.stream().map(this::submit).toList();
    }
}
