package io.creditledger.api.automation;

import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.Settlement;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Owner;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.payment.Move.Kind;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.refill.RefillCommand.SaveRefillMethod;
import io.creditledger.projections.history.PaymentHistory;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When an organization bought credits with a method that it saved, then its auto-refill can charge that method.
 *
 * <p>The method is kept before the credits are moved. Whoever performs a move that a crash left due comes by here
 * first, so that no method is lost; and as each purchase is moved once, an older payment that is heard of again (by a
 * refund, say) does not bring back its method.
 */
public final class WhenAPayerSavesAMethodThenKeepIt implements Settlement {
    private final PaymentHistory payments;
    private final LedgerGateway gateway;
    private final Stamps stamps;
    private final Settlement moves;

    /** @param moves what comes after it */
    public WhenAPayerSavesAMethodThenKeepIt(
            PaymentHistory payments, LedgerGateway gateway, Stamps stamps, Settlement moves) {
        this.payments = payments;
        this.gateway = gateway;
        this.stamps = stamps;
        this.moves = moves;
    }

    @Override
    public Payment settle(PaymentId id) {
        if (payments.payment(id) instanceof Agreed agreed) {
            AccountId account = buyer(agreed);
            SavedMethod method = agreed.objects().saved();
            if (account != null && method != null && isNew(agreed)) {
                keep(account, method);
            }
        }
        return moves.settle(id);
    }

    /** The organization that bought; null: none did. A refill charges a method that is kept already. */
    private static @Nullable AccountId buyer(Agreed payment) {
        Purpose purpose = payment.purpose();
        if (purpose == null || purpose.source() != Source.PURCHASE) {
            return null;
        }
        return purpose.account().owner() instanceof Owner.Organization ? purpose.account() : null;
    }

    /** Whether the purchase is still to be moved, for the first time. */
    private boolean isNew(Agreed payment) {
        MoveProgress due = payment.next(stamps.now());
        return due != null && due.move().kind() == Kind.PURCHASE && due.refusals() == 0;
    }

    private void keep(AccountId account, SavedMethod method) {
        SaveRefillMethod command = new SaveRefillMethod(account, stamps.id(), stamps.now(), method);
        gateway.submit(new Submission(command, account.tenant(), null, new TreeMap<>(Map.of("actor", "payments"))))
                .join();
    }
}
