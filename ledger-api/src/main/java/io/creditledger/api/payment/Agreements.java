package io.creditledger.api.payment;

import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.PaymentRefusal.PaymentExists;
import io.creditledger.core.payment.Purpose;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Payments that a request agrees on: recorded with their key before the provider hears of them. */
public final class Agreements {
    /** Stripe keeps keys for at least a day (docs.stripe.com/api/idempotent_requests); an hour less to be sure. */
    private static final Duration KEYS_KEPT = Duration.ofHours(23);

    private final Payments payments;
    private final Writes writes;
    private final Stamps stamps;

    public Agreements(Payments payments, Writes writes, Stamps stamps) {
        this.payments = payments;
        this.writes = writes;
        this.stamps = stamps;
    }

    /** The payment that a request makes: the same one whenever it is sent again with its key. */
    public PaymentId id(Call call) {
        String key = call.key();
        return key == null ? new PaymentId(call.tenant(), stamps.id()) : PaymentIds.of(call.tenant(), key);
    }

    /** A payment whose purpose is known. What was agreed first stands, whatever it would cost now. */
    public Agreed agree(Call call, PaymentId id, Money amount, Purpose purpose, String request) {
        return agree(call, new CreatePayment(id, stamps.id(), stamps.now(), amount, null, purpose, request));
    }

    /** A payment that its payer will redeem. */
    public Agreed agree(Call call, PaymentId id, AccountId payer, String request, Deal deal) {
        return agree(
                call,
                new CreatePayment(
                        id, stamps.id(), stamps.now(), deal.amount(), payer, null, request, deal.quote(), deal.use()));
    }

    /**
     * The payment that the request made before, whatever has become of what it asked for; null: it is new.
     *
     * @throws Problem 409 when its key was used for another request
     */
    public @Nullable Agreed known(PaymentId id, String request) {
        if (!(payments.payment(id) instanceof Agreed agreed)) {
            return null;
        }
        if (!agreed.agreement().request().equals(request)) {
            throw keyReused();
        }
        return agreed;
    }

    /**
     * Whether the provider may have forgotten the key under which it was asked for the payment's objects, so that it
     * has to be looked among them before it is asked again.
     */
    public boolean isKeyForgotten(Agreed agreed) {
        return stamps.now().isAfter(agreed.agreement().at().plus(KEYS_KEPT));
    }

    private Agreed agree(Call call, CreatePayment command) {
        Outcome outcome = writes.outcome(call, command, null);
        if (outcome instanceof Outcome.Refused refused && refused.refusal() instanceof PaymentExists) {
            throw keyReused();
        }
        Writes.accepted(outcome);
        if (payments.payment(command.payment()) instanceof Agreed agreed) {
            return agreed;
        }
        throw new IllegalStateException("a payment that was agreed on is not there");
    }

    /**
     * Notes which objects the provider made.
     *
     * @throws Problem 409 when the payment has others: its key is older than the provider remembers it
     */
    public void link(PaymentId id, PaidObjects objects) {
        if (payments.link(id, objects) instanceof Outcome.Refused) {
            throw Problem.of(ProblemType.CONFLICT, "This payment was begun long ago; begin one under a new key.");
        }
    }

    private static Problem keyReused() {
        return Problem.of(ProblemType.KEY_REUSED, "The Idempotency-Key was used before for a different request.");
    }

    /** @throws Problem 409 when the payment is paid, or will not be: there is nothing to pay any more */
    static void checkOpen(Agreed agreed) {
        switch (agreed.status()) {
            case CREATED, APPROVED, FAILED -> {}
            case CANCELLED ->
                throw Problem.of(ProblemType.CONFLICT, "This payment is over; begin a new one, under a new key.");
            case SUCCEEDED, MISMATCHED, PARTLY_REFUNDED, REFUNDED, DISPUTED, WON, LOST ->
                throw Problem.of(ProblemType.CONFLICT, "This was paid; begin a new payment, under a new key.");
        }
    }
}
