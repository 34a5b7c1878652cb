package io.creditledger.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.core.account.AccountCommand.ExpireCredits;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.LedgerOverloaded;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WritesTest {
    private static final AccountId ACCOUNT = AccountId.customer("t", "c");
    private static final Submission SUBMISSION =
            new Submission(new ExpireCredits(ACCOUNT, new UUID(0, 1), Instant.EPOCH), "t", null, new TreeMap<>());

    private final Acknowledged acknowledged = new Acknowledged();
    private final Writes writes = new Writes(submission -> new CompletableFuture<>(), acknowledged);

    @Test
    void an_acceptance_is_remembered_for_the_account_and_the_tenant() {
        Outcome outcome = new Outcome.Accepted(7, List.of(), false);
        writes.awaited(SUBMISSION, CompletableFuture.completedFuture(outcome), Duration.ofSeconds(1));
        Outcome older = new Outcome.Accepted(3, List.of(), true);
        writes.awaited(SUBMISSION, CompletableFuture.completedFuture(older), Duration.ofSeconds(1));

        assertThat(acknowledged.position(ACCOUNT.stream())).isEqualTo(7);
        assertThat(acknowledged.position("t")).isEqualTo(7);
        assertThat(acknowledged.position("other")).isZero();
    }

    @Test
    void silence_means_that_the_outcome_is_unknown() {
        assertThatThrownBy(() -> writes.awaited(SUBMISSION, new CompletableFuture<>(), Duration.ofMillis(5)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.TIMEOUT))
                .hasMessageContaining("same Idempotency-Key");
    }

    @Test
    void what_the_ledger_throws_is_thrown_on() {
        CompletableFuture<Outcome> failed = CompletableFuture.failedFuture(new LedgerOverloaded("full"));

        assertThatThrownBy(() -> writes.awaited(SUBMISSION, failed, Duration.ofSeconds(1)))
                .isInstanceOf(LedgerOverloaded.class);
    }
}
