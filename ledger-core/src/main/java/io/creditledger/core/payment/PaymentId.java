package io.creditledger.core.payment;

import java.util.UUID;

/**
 * A payment of a tenant. Its text form within the tenant is {@code payment:<uuid>}.
 *
 * @param tenant whose payment
 * @param uuid made at the edge, before the provider hears of it
 */
public record PaymentId(String tenant, UUID uuid) {
    private static final String KIND = "/payment:";

    /** Whether the stream is that of a payment. */
    public static boolean isStream(String stream) {
        return stream.contains(KIND);
    }

    /**
     * The payment whose events are in {@code stream}.
     *
     * @throws IllegalArgumentException when it is no payment's stream
     */
    public static PaymentId ofStream(String stream) {
        int kind = stream.indexOf(KIND);
        if (kind < 0) {
            throw new IllegalArgumentException("'" + stream + "' is no payment's stream");
        }
        return new PaymentId(stream.substring(0, kind), UUID.fromString(stream.substring(kind + KIND.length())));
    }

    /** The event stream of the payment. */
    public String stream() {
        return tenant + KIND + uuid;
    }

    /**
     * Under which key the provider is asked for this payment's objects, so that it makes each once, whatever is sent
     * again. Recorded with the payment before the first call.
     */
    public String gatewayKey() {
        return "credit-ledger-" + uuid;
    }

    @Override
    public String toString() {
        return stream();
    }
}
