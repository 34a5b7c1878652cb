package io.creditledger.core.payment;

import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountDecider;
import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.payment.Observation.SeenDispute;
import io.creditledger.core.payment.Observation.SeenRefund;
import io.creditledger.core.payment.PaymentCommand.ApprovePayment;
import io.creditledger.core.payment.PaymentCommand.CancelPayment;
import io.creditledger.core.payment.PaymentCommand.ConfirmMove;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentCommand.RedeemPayment;
import io.creditledger.core.payment.PaymentCommand.RefuseMove;
import io.creditledger.core.payment.PaymentRefusal.AmountNotChargeable;
import io.creditledger.core.payment.PaymentRefusal.Malformed;
import io.creditledger.core.payment.PaymentRefusal.ObjectUnusable;
import io.creditledger.core.payment.PaymentRefusal.PurposeUnusable;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a payment command by itself, whatever the payment. */
final class PaymentForm {
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern PAGE = Pattern.compile("[\\x21-\\x7e]{1,4000}");

    private PaymentForm() {}

    /** The first flaw of the command; null: none. */
    static @Nullable Malformed flaw(PaymentCommand command) {
        return switch (command) {
            case CreatePayment c -> creation(c);
            case ApprovePayment c -> null;
            case ObservePayment c -> observation(c.seen());
            case RedeemPayment c -> purpose(c.payment(), c.id(), c.at(), c.purpose());
            case CancelPayment c -> name(c.reason());
            case ConfirmMove c -> null;
            case RefuseMove c -> name(c.code());
        };
    }

    /** A purpose that no account would accept must not be paid for: null when one would. */
    private static @Nullable PurposeUnusable purpose(PaymentId payment, UUID id, Instant at, Purpose purpose) {
        PurchaseCredits purchase = new PurchaseCredits(
                purpose.account(),
                id,
                at,
                purpose.blocks(),
                purpose.source(),
                purpose.offer(),
                payment.uuid().toString(),
                Note.NONE,
                Settings.DEFAULT);
        Decision<AccountEvent> decision = AccountDecider.decide(purchase, CreditAccount.UNOPENED);
        return decision instanceof Decision.Refused<AccountEvent> refused
                ? new PurposeUnusable(refused.refusal().code())
                : null;
    }

    private static @Nullable Malformed creation(CreatePayment command) {
        if (!command.amount().isChargeable()) {
            long step = command.amount().currency().chargeStep();
            return new AmountNotChargeable(command.amount().toString(), step);
        }
        Quote quote = command.quote();
        Purpose purpose = quote == null ? command.purpose() : quote.purpose();
        return purpose == null ? null : purpose(command.payment(), command.id(), command.at(), purpose);
    }

    private static @Nullable Malformed observation(Observation seen) {
        String page = seen.objects().page();
        if (page != null && !PAGE.matcher(page).matches()) {
            return new ObjectUnusable(page.length());
        }
        for (String id : seen.objects().ids()) {
            if (name(id) != null) {
                return name(id);
            }
        }
        for (SeenRefund refund : seen.refunds()) {
            if (name(refund.refund()) != null) {
                return name(refund.refund());
            }
        }
        for (SeenDispute dispute : seen.disputes()) {
            if (name(dispute.dispute()) != null) {
                return name(dispute.dispute());
            }
        }
        return seen.failure() == null ? null : name(seen.failure());
    }

    private static @Nullable ObjectUnusable name(String id) {
        return NAME.matcher(id).matches() ? null : new ObjectUnusable(id.length());
    }
}
