package io.creditledger.api.stripe;

import io.creditledger.api.payment.Imprint;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.core.payment.PaymentId;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The metadata by which an object of Stripe's is known to be made for a payment of the ledger.
 *
 * @param ledger which ledger this is; null: it has no name, marks nothing with it, and takes all for its own
 */
record Marks(@Nullable String ledger) {
    Map<String, String> of(PaymentId payment, Map<String, String> imprint) {
        Map<String, String> marks = new TreeMap<>(imprint);
        marks.put(PaymentGateway.TENANT, payment.tenant());
        marks.put(PaymentGateway.PAYMENT, payment.uuid().toString());
        if (ledger != null) {
            marks.put(PaymentGateway.LEDGER, ledger);
        }
        return marks;
    }

    /** The payment that an object was made for; null: none of this ledger's. */
    @Nullable
    PaymentId payment(@Nullable Map<String, String> metadata) {
        if (metadata == null || isOfAnother(metadata)) {
            return null;
        }
        String tenant = metadata.get(PaymentGateway.TENANT);
        String uuid = metadata.get(PaymentGateway.PAYMENT);
        if (tenant == null || uuid == null) {
            return null;
        }
        try {
            return new PaymentId(tenant, UUID.fromString(uuid));
        } catch (IllegalArgumentException e) {
            return null; // somebody else writes metadata of this name
        }
    }

    /** How a payment began, as this very ledger wrote it. */
    Map<String, String> imprint(@Nullable Map<String, String> metadata) {
        Map<String, String> imprint = new TreeMap<>();
        if (metadata != null && ledger != null && ledger.equals(metadata.get(PaymentGateway.LEDGER))) {
            metadata.forEach((name, value) -> {
                if (name.startsWith(Imprint.PREFIX)) {
                    imprint.put(name, value);
                }
            });
        }
        return imprint;
    }

    /** Objects that were made before ledgers had names carry none. */
    private boolean isOfAnother(Map<String, String> metadata) {
        String maker = metadata.get(PaymentGateway.LEDGER);
        return ledger != null && maker != null && !maker.equals(ledger);
    }
}
