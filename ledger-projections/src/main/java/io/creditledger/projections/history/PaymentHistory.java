package io.creditledger.projections.history;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.eventstore.StoredEvent;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.PaymentEvent;
import io.creditledger.core.payment.PaymentEvolution;
import io.creditledger.core.payment.PaymentId;

/** Payments as they stand now: folded from their events, so that no view has to catch up first. */
public final class PaymentHistory {
    private final EventLog log;

    public PaymentHistory(EventLog log) {
        this.log = log;
    }

    /** The payment with everything that is recorded of it. */
    public Payment payment(PaymentId id) {
        Payment payment = Payment.NONE;
        for (StoredEvent stored : log.stream(id.stream(), 0, Long.MAX_VALUE)) {
            RecordedEvent recorded = log.decode(stored);
            if (!(recorded.event() instanceof PaymentEvent event)) {
                throw new IllegalStateException("position " + recorded.position() + " is no event of a payment");
            }
            payment = PaymentEvolution.evolve(payment, event);
        }
        return payment;
    }
}
