package io.creditledger.api.payment;

import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.PaymentId;

/** Performs what a payment makes due on its account. */
public interface Settlement {
    /** Performs what can be performed now; returns the payment after it. */
    Payment settle(PaymentId payment);
}
