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

/** Payments that a request agrees on: recorded with their key before the provider hears of them. */
public final class Agreements {
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
    public Agreed agree(Call call, PaymentId id, Money amount, AccountId payer, String request) {
        return agree(call, new CreatePayment(id, stamps.id(), stamps.now(), amount, payer, null, request));
    }

    private Agreed agree(Call call, CreatePayment command) {
        Outcome outcome = writes.outcome(call, command, null);
        if (outcome instanceof Outcome.Refused refused && refused.refusal() instanceof PaymentExists) {
            throw Problem.of(ProblemType.KEY_REUSED, "The Idempotency-Key was used before for a different request.");
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
