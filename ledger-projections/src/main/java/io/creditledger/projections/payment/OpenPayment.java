package io.creditledger.projections.payment;

import io.creditledger.core.payment.PaymentId;
import java.time.Instant;

/**
 * A payment of which it is not known whether money will come.
 *
 * @param createdPosition of its first event: open payments are listed by it
 */
public record OpenPayment(PaymentId payment, Instant createdAt, long createdPosition) {}
