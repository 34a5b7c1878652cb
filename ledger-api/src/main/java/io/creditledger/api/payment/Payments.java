package io.creditledger.api.payment;

import io.creditledger.api.call.Stamps;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.PaymentCommand;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.projections.history.PaymentHistory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Payments between the ledger and the provider. What is recorded of a payment has its effect on the account when these
 * methods return, as far as it can have it.
 */
public final class Payments {
    private final LedgerGateway ledger;
    private final PaymentGateway provider;
    private final PaymentHistory history;
    private final Settlement settlement;
    private final Stamps stamps;

    public Payments(
            LedgerGateway ledger,
            PaymentGateway provider,
            PaymentHistory history,
            Settlement settlement,
            Stamps stamps) {
        this.ledger = ledger;
        this.provider = provider;
        this.history = history;
        this.settlement = settlement;
        this.stamps = stamps;
    }

    /** The payment as it is recorded now. */
    public Payment payment(PaymentId id) {
        return history.payment(id);
    }

    /**
     * Records what is asked of a payment and performs what that makes due.
     *
     * @param key the caller's idempotency key
     */
    public Outcome record(PaymentCommand command, @Nullable String key) {
        Outcome outcome = submit(command, key);
        settlement.settle(command.payment());
        return outcome;
    }

    /** Performs what the payment makes due on its account, as far as that can be done now. */
    public Payment settle(PaymentId id) {
        return settlement.settle(id);
    }

    /** Notes which objects of the provider stand for the payment, right after they were made. */
    public Outcome link(PaymentId id, PaidObjects objects) {
        return observe(id, Observation.of(Observation.Status.WAITING, objects));
    }

    /** Records what the provider says, and performs what that makes due. */
    public Outcome observe(PaymentId id, Observation seen) {
        return record(new ObservePayment(id, stamps.id(), stamps.now(), seen), null);
    }

    /**
     * Reads the payment's objects from the provider and records what they say.
     *
     * @return the payment after it
     * @throws GatewayFailure when the provider cannot be read
     */
    public Payment refresh(PaymentId id) {
        if (history.payment(id) instanceof Payment.Agreed agreed
                && !agreed.objects().parts().isEmpty()) {
            observe(id, provider.observe(agreed.objects()).seen());
        }
        return history.payment(id);
    }

    /**
     * Follows a hint that something about an object of the provider's has changed: reads what it belongs to, and
     * records that.
     *
     * @return what came of it
     * @throws GatewayFailure when the provider cannot be read
     */
    public Trace follow(String object) {
        Optional<SeenPayment> seen = provider.find(object);
        PaymentId id = seen.map(SeenPayment::payment).orElse(null);
        if (id != null && history.payment(id) instanceof Payment.Agreed) {
            observe(id, seen.orElseThrow().seen());
            return Trace.RECORDED;
        }
        return seen.isPresent() && id == null ? Trace.FOREIGN : Trace.UNKNOWN;
    }

    /** What came of following an object of the provider's. */
    public enum Trace {
        /** It is about a payment of this ledger, which knows now what is to be known. */
        RECORDED,
        /** The payment it is about was made by somebody else: its metadata does not name this ledger. */
        FOREIGN,
        /** It belongs to no payment, or to one that the ledger does not have yet: to be tried again. */
        UNKNOWN
    }

    private Outcome submit(PaymentCommand command, @Nullable String key) {
        String tenant = command.payment().tenant();
        return ledger.submit(new Submission(command, tenant, key, new TreeMap<>(Map.of("actor", "payments"))))
                .join();
    }
}
