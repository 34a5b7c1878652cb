package io.creditledger.api.payment;

import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.PaymentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the provider has it.
 *
 * @param payment ours, by the metadata of its objects; null: it was not made by this ledger
 * @param seen what the provider says about it
 * @param createdAt when the provider made its first object
 */
public record SeenPayment(@Nullable PaymentId payment, Observation seen, Instant createdAt) {}
