package io.creditledger.api.call;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.problem.RequestNotes;
import io.creditledger.core.account.AccountId;
import io.creditledger.projections.ViewProgress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Makes a read wait until its view shows what the caller has been told. */
public final class Reads {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ViewProgress progress;
    private final Acknowledged acknowledged;

    public Reads(ViewProgress progress, Acknowledged acknowledged) {
        this.progress = progress;
        this.acknowledged = acknowledged;
    }

    /** Waits for what was acknowledged about an account. */
    public void await(Call call, String view, AccountId account) {
        RequestNotes.account(account.stream());
        await(call, view, account.stream());
    }

    /**
     * Waits for what was acknowledged about a stream, or about a whole tenant.
     *
     * @throws Problem 503 when the view does not get there in time
     */
    public void await(Call call, String view, String stream) {
        await(call, view, List.of(stream));
    }

    /**
     * Waits once for what was acknowledged about any of the streams.
     *
     * @throws Problem 503 when the view does not get there in time
     */
    public void await(Call call, String view, Collection<String> streams) {
        await(view, streams.stream().mapToLong(acknowledged::position).reduce(call.minPosition(), Math::max));
    }

    /**
     * Waits for a position that another view has shown.
     *
     * @throws Problem 503 when the view does not get there in time
     */
    public void await(String view, long position) {
        if (position > 0 && !progress.await(view, position, PATIENCE)) {
            throw Problem.of(
                    ProblemType.UNAVAILABLE,
                    "The view '" + view + "' has not reached position " + position + " yet; try again in a moment.");
        }
    }
}
