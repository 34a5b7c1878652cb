package io.creditledger.api.payment;

import org.jspecify.annotations.Nullable;

/** What the payment provider tells by itself. */
public interface Webhooks {
    /**
     * Takes in an event; it is durable when this returns, and followed soon after.
     *
     * @param body the bytes as they came
     * @param signature the header; null: none came
     * @throws io.creditledger.api.problem.Problem 400 when it was not signed by the provider just now
     */
    void take(byte[] body, @Nullable String signature);
}
