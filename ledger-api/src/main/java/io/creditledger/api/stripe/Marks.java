package io.creditledger.api.stripe;

import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.core.payment.PaymentId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The metadata by which an object of Stripe's is known to be made for a payment of the ledger. */
final class Marks {
    private Marks() {}

    static Map<String, String> of(PaymentId payment) {
        return Map.of(
                PaymentGateway.TENANT,
                payment.tenant(),
                PaymentGateway.PAYMENT,
                payment.uuid().toString());
    }

    /** The payment that an object was made for; null: none of a ledger's. */
    static @Nullable PaymentId payment(@Nullable Map<String, String> metadata) {
        String tenant = metadata == null ? null : metadata.get(PaymentGateway.TENANT);
        String uuid = metadata == null ? null : metadata.get(PaymentGateway.PAYMENT);
        if (tenant == null || uuid == null) {
            return null;
        }
        try {
            return new PaymentId(tenant, UUID.fromString(uuid));
        } catch (IllegalArgumentException e) {
            return null; // somebody else writes metadata of this name
        }
    }
}
