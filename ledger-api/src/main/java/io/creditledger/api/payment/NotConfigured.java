package io.creditledger.api.payment;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;

/** There is no payment provider: nothing is sold until one is configured. */
public final class NotConfigured extends GatewayFailure {
    private static final long serialVersionUID = 1L;

    /** @param message what to configure */
    public NotConfigured(String message) {
        super(message, new IllegalStateException(message));
    }

    @Override
    public Problem problem() {
        return Problem.of(ProblemType.CONFIGURATION, String.valueOf(getMessage()));
    }
}
