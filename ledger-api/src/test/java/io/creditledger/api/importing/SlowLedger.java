package io.creditledger.api.importing;

import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.LedgerOverloaded;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.money.Credits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes in a few commands between two pauses of its caller and turns away the others. Its time is the pauses. */
final class SlowLedger implements LedgerGateway {
    final List<Credits> taken = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();
    private final int perPause;
    private int left;

    SlowLedger(int perPause) {
        this.perPause = perPause;
        this.left = perPause;
    }

    /** For an import: its pauses take no time. */
    Patience patience() {
        return new Patience(time -> {
            pauses.add(time);
            left = perPause;
        });
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        if (left == 0) {
            return CompletableFuture.failedFuture(new LedgerOverloaded("too many commands are waiting; try again"));
        }
        left--;
        Credits amount = ((DecrementCredits) submission.command()).amount();
        if (amount.equals(Credits.of(13))) {
            return CompletableFuture.failedFuture(new IllegalStateException("poison"));
        }
        taken.add(amount);
        return CompletableFuture.completedFuture(new Outcome.Accepted(taken.size(), List.of(), false));
    }
}
