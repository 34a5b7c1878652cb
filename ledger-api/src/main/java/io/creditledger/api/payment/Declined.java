package io.creditledger.api.payment;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;

/** The payer's bank refused, or the payer would have to be there. Final for this attempt. */
public final class Declined extends GatewayFailure {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the provider's, such as {@code card_declined}, {@code authentication_required} */
    public Declined(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The provider's code. */
    public String code() {
        return code;
    }

    @Override
    public Problem problem() {
        return Problem.of(ProblemType.INVALID_REQUEST, "The payment was declined: " + code + ".");
    }
}
