package io.creditledger.api.payment;

import io.creditledger.core.payment.PaidObjects;
import org.jspecify.annotations.Nullable;

/**
 * A payment intent as it stands.
 *
 * @param id the provider's id, {@code pi_…}
 * @param clientSecret what the payer's browser confirms it with
 * @param step what has to happen next
 * @param objects what is known of the payment's objects
 */
public record Intent(String id, @Nullable String clientSecret, Step step, PaidObjects objects) {
    /** What has to happen next. */
    public enum Step {
        NEEDS_METHOD,
        NEEDS_CONFIRMATION,
        /** The payer has to do something, such as 3-D Secure. */
        NEEDS_ACTION,
        NEEDS_CAPTURE,
        PROCESSING,
        SUCCEEDED,
        CANCELLED
    }
}
