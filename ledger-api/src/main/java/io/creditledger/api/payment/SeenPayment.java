package io.creditledger.api.payment;

import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.PaymentId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the provider has it.
 *
 * @param payment ours, by the metadata of its objects; null: it was not made by this ledger
 * @param seen what the provider says about it
 * @param createdAt when the provider made its first object
 * @param asked what is to be paid
 * @param imprint how it began, as its metadata says: {@link Imprint}; empty: this ledger did not write it
 */
public record SeenPayment(
        @Nullable PaymentId payment,
        Observation seen,
        Instant createdAt,
        @Nullable Money asked,
        Map<String, String> imprint) {
    public SeenPayment {
        imprint = Map.copyOf(imprint);
    }

    /** Without its beginning. */
    public SeenPayment(@Nullable PaymentId payment, Observation seen, Instant createdAt) {
        this(payment, seen, createdAt, null, Map.of());
    }
}
