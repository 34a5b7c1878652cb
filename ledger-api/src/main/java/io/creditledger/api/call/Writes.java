package io.creditledger.api.call;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.problem.Problems;
import io.creditledger.api.problem.RequestNotes;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.decider.LedgerCommand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends commands into the ledger and waits until their outcome is durable. */
public final class Writes {
    /** How long an outcome is waited for before it counts as unknown. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LedgerGateway gateway;
    private final Acknowledged acknowledged;

    public Writes(LedgerGateway gateway, Acknowledged acknowledged) {
        this.gateway = gateway;
        this.acknowledged = acknowledged;
    }

    /**
     * The accepted outcome of a command.
     *
     * @throws Problem when it was refused, or when its outcome is unknown
     */
    public Outcome.Accepted accepted(Call call, LedgerCommand command, @Nullable String key) {
        return accepted(outcome(call, command, key));
    }

    /** The outcome of a command, whatever it is. */
    public Outcome outcome(Call call, LedgerCommand command, @Nullable String key) {
        Submission submission = new Submission(command, call.tenant(), key, call.metadata());
        RequestNotes.account(command.stream());
        Outcome outcome = noted(call.tenant(), command, settled(gateway.submit(submission), PATIENCE));
        RequestNotes.outcome(word(outcome));
        if (outcome instanceof Outcome.Accepted accepted) {
            RequestNotes.position(accepted.position());
        }
        return outcome;
    }

    /** Sends all at once, in order per stream; the outcomes are to be awaited with {@link #awaited}. */
    public List<CompletableFuture<Outcome>> submitted(List<Submission> submissions) {
        RequestNotes.commands(submissions.size());
        return gateway.submitAll(submissions);
    }

    /** The outcome of a submitted command, if it is there before {@code patience} is over. */
    public Outcome awaited(Submission submission, Future<Outcome> future, Duration patience) {
        return noted(submission.tenant(), submission.command(), settled(future, patience));
    }

    /** @throws Problem when the outcome is no acceptance */
    public static Outcome.Accepted accepted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted;
            case Outcome.Refused refused -> throw Problem.refused(refused.refusal());
            case Outcome.KeyReused reused ->
                throw Problem.of(
                        ProblemType.KEY_REUSED,
                        "The Idempotency-Key was used before for a different request;"
                                + " use a new key for a new request.");
        };
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted.replayed() ? "replayed" : "accepted";
            case Outcome.Refused refused -> refused.replayed() ? "replayed" : "refused";
            case Outcome.KeyReused reused -> "key_reused";
        };
    }

    private Outcome noted(String tenant, LedgerCommand command, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            acknowledged.note(command.stream(), accepted.position());
            acknowledged.note(tenant, accepted.position());
        }
        return outcome;
    }

    private static Outcome settled(Future<Outcome> future, Duration patience) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Problems.unknownOutcome(ProblemType.TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.unknownOutcome(ProblemType.UNAVAILABLE);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
