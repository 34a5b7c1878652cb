package io.creditledger.api.payment;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;

/** No answer that says what happened: ask again with the same key. */
public final class Unreachable extends GatewayFailure {
    private static final long serialVersionUID = 1L;
    private static final String AGAIN = "ask again, with the same Idempotency-Key if there was one.";

    private final boolean timeout;

    /** @param timeout whether it was waited for in vain; else no connection, or the provider's own failure */
    public Unreachable(boolean timeout, String message, Throwable cause) {
        super(message, cause);
        this.timeout = timeout;
    }

    /** Whether it was waited for in vain. */
    public boolean isTimeout() {
        return timeout;
    }

    @Override
    public Problem problem() {
        return timeout
                ? Problem.of(ProblemType.TIMEOUT, "The payment provider did not answer in time; " + AGAIN)
                : Problem.of(ProblemType.STRIPE, "The payment provider cannot be reached; " + AGAIN);
    }
}
