package io.creditledger.api.payment;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;

/** The provider answered that the request cannot be: nothing happened. A mistake of ours or of the configuration. */
public final class Rejected extends GatewayFailure {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the provider's, such as {@code resource_missing} */
    public Rejected(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The provider's code. */
    public String code() {
        return code;
    }

    /** What exactly was wrong is for the log: it may name what callers need not know. */
    @Override
    public Problem problem() {
        return Problem.of(ProblemType.STRIPE, "The payment provider refused: " + code + ".");
    }
}
