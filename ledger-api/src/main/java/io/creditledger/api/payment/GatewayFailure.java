package io.creditledger.api.payment;

import io.creditledger.api.problem.Explained;

/** The payment provider did not do what it was asked. */
public abstract sealed class GatewayFailure extends RuntimeException implements Explained
        permits Declined, NotConfigured, Rejected, Unreachable {
    private static final long serialVersionUID = 1L;

    /** @param message without secrets and card data */
    GatewayFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
