package io.creditledger.api.automation;

import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.DueMove;
import io.creditledger.api.payment.Settlement;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.AccountRefusal.OutOfDate;
import io.creditledger.core.account.RecordedPurchase;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.decider.Refusal;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.PaymentCommand.ConfirmMove;
import io.creditledger.core.payment.PaymentCommand.RefuseMove;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.projections.history.PaymentHistory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a payment was received, refunded or disputed, then its account gets, loses or gets back the credits.
 *
 * <p>And where a recurring tier was bought, its renewal starts.
 *
 * <p>Move by move, each under a key of its own: first the account has it, then the payment notes that it has. A crash
 * between the two is made good by whoever comes next, on any node: the account answers what it did the first time.
 */
public final class WhenPaymentsChangeThenMoveCredits implements Settlement {
    /** Out of date at most so often in a row; then the periodic job goes on. */
    private static final int ATTEMPTS = 5;

    private final PaymentHistory payments;
    private final Purchases purchases;
    private final LedgerGateway gateway;
    private final Stamps stamps;

    /** What the history says about a purchase. */
    public interface Purchases {
        /** Empty when it cannot be said yet, because no view has come that far. */
        Optional<RecordedPurchase> recorded(AccountId account, UUID purchase);
    }

    public WhenPaymentsChangeThenMoveCredits(
            PaymentHistory payments, Purchases purchases, LedgerGateway gateway, Stamps stamps) {
        this.payments = payments;
        this.purchases = purchases;
        this.gateway = gateway;
        this.stamps = stamps;
    }

    /**
     * Performs what the payment makes due now. What cannot be done yet stays due: the account refused, or a view is too
     * far behind.
     *
     * @return the payment after it
     */
    @Override
    public Payment settle(PaymentId id) {
        Payment payment = payments.payment(id);
        boolean moved = true;
        while (moved
                && payment instanceof Payment.Agreed agreed
                && agreed.next(stamps.now()) instanceof MoveProgress due) {
            moved = perform(new DueMove(id, agreed, due));
            payment = payments.payment(id);
        }
        return payment;
    }

    /** Whether the payment has noted something about the move. */
    private boolean perform(DueMove move) {
        return switch (move.due().move().kind()) {
            case PURCHASE -> ask(move, move.purchase(stamps.id(), stamps.now()));
            case REVERSAL -> reverse(move, move.purchase());
            case REINSTATEMENT -> reinstate(move, move.reversal());
            case RENEWAL -> note(move, submit(move.renewal(stamps.id(), stamps.now()), null)); // known by its payment
        };
    }

    private boolean reverse(DueMove move, @Nullable UUID purchase) {
        if (purchase == null) {
            return confirm(move, null);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<RecordedPurchase> recorded =
                    purchases.recorded(move.purpose().account(), purchase);
            if (recorded.isEmpty()) {
                return false;
            }
            Outcome outcome = submit(move.reversal(stamps.id(), stamps.now(), purchase, recorded.get()), move.key());
            if (!(outcome instanceof Outcome.Refused refused && refused.refusal() instanceof OutOfDate)) {
                return note(move, outcome);
            }
        }
        return false;
    }

    private boolean reinstate(DueMove move, @Nullable UUID reversal) {
        return reversal == null
                ? confirm(move, null)
                : ask(move, move.reinstatement(stamps.id(), stamps.now(), reversal));
    }

    private boolean ask(DueMove move, AccountCommand command) {
        return note(move, submit(command, move.key()));
    }

    private boolean note(DueMove move, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> confirm(move, move.done(accepted));
            case Outcome.Refused refused -> refuse(move, refused.refusal());
            case Outcome.KeyReused reused ->
                throw new IllegalStateException("move " + move.due().move().number() + " of " + move.id()
                        + " was asked for differently before");
        };
    }

    private boolean confirm(DueMove move, @Nullable UUID transaction) {
        int number = move.due().move().number();
        return accepted(submit(new ConfirmMove(move.id(), stamps.id(), stamps.now(), number, transaction), null));
    }

    private boolean refuse(DueMove move, Refusal refusal) {
        return accepted(submit(
                new RefuseMove(
                        move.id(),
                        stamps.id(),
                        stamps.now(),
                        move.due().move().number(),
                        move.due().refusals(),
                        refusal.code(),
                        DueMove.left(refusal)),
                null));
    }

    private static boolean accepted(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return true;
        }
        throw new IllegalStateException("a payment refuses to note what its account did: " + outcome);
    }

    private Outcome submit(LedgerCommand command, @Nullable String key) {
        String stream = command.stream();
        String tenant = stream.substring(0, stream.indexOf('/'));
        return gateway.submit(new Submission(command, tenant, key, new TreeMap<>(Map.of("actor", "payments"))))
                .join();
    }
}
