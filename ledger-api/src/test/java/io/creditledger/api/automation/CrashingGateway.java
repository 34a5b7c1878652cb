package io.creditledger.api.automation;

import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import java.util.concurrent.CompletableFuture;

/** A way into the ledger for a process that ends at one of its commands: before it was sent, or after it was done. */
final class CrashingGateway implements LedgerGateway {
    private final LedgerGateway ledger;
    private final boolean done;
    private int left;

    /** The end of the process: nobody catches it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** @param commands how many go well; {@code done}: whether the next one still has its effect */
    CrashingGateway(LedgerGateway ledger, int commands, boolean done) {
        this.ledger = ledger;
        this.left = commands;
        this.done = done;
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        if (left-- > 0) {
            return ledger.submit(submission);
        }
        if (done) {
            ledger.submit(submission).join();
        }
        throw new Crash();
    }
}
