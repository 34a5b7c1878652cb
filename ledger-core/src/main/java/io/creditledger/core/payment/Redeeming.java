package io.creditledger.core.payment;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.RedeemPayment;
import io.creditledger.core.payment.PaymentEvent.PaymentRecurs;
import io.creditledger.core.payment.PaymentEvent.PaymentRedeemed;
import io.creditledger.core.payment.PaymentRefusal.AlreadyRedeemed;
import io.creditledger.core.payment.PaymentRefusal.NotPaid;
import io.creditledger.core.payment.PaymentRefusal.NotThePayer;
import io.creditledger.core.payment.PaymentRefusal.PaidInOtherCurrency;
import io.creditledger.core.payment.PaymentRefusal.PaidMoneyGone;
import io.creditledger.core.payment.PaymentRefusal.PaidTooLittle;
import io.creditledger.core.tier.Period;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Credits for money that was paid before it was said what for. */
final class Redeeming {
    private Redeeming() {}

    static Decision<PaymentEvent> redeem(RedeemPayment command, Agreed payment) {
        if (payment.agreement().payer() != null
                && !command.payer().equals(payment.agreement().payer())) {
            return Decision.refuse(new NotThePayer(command.payer().text()));
        }
        Purpose known = payment.purpose();
        if (known != null) {
            return known.isSameAs(command.purpose())
                    ? new Decision.Accepted<>(List.of())
                    : Decision.refuse(new AlreadyRedeemed(command.payment().uuid()));
        }
        Terms terms = terms(command, payment);
        PaymentRefusal refusal = refusal(command, terms.price(), payment);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        PaymentDraft draft = new PaymentDraft(command, payment);
        draft.add((id, due) -> new PaymentRedeemed(id, command.at(), terms.purpose(), due), Moving::purchase);
        if (terms.every() != Period.ONETIME) {
            Recurrence recurrence = new Recurrence(terms.every(), command.at(), terms.price());
            draft.add((id, due) -> new PaymentRecurs(id, command.at(), recurrence, due), Moving::renewal);
        }
        return new Decision.Accepted<>(draft.events());
    }

    private record Terms(Purpose purpose, Money price, Period every) {}

    /** What was quoted when the payment began stands; anything else is bought at the terms of now. */
    private static Terms terms(RedeemPayment command, Agreed payment) {
        Quote quote = payment.agreement().quote();
        return quote != null && quote.purpose().isSameAs(command.purpose())
                ? new Terms(quote.purpose(), payment.agreement().amount(), quote.every())
                : new Terms(command.purpose(), command.price(), command.every());
    }

    private static @Nullable PaymentRefusal refusal(RedeemPayment command, Money price, Agreed payment) {
        Money paid = payment.paid();
        if (paid == null) {
            return new NotPaid(payment.status().name().toLowerCase(Locale.ROOT));
        }
        if (!paid.currency().equals(price.currency())) {
            return new PaidInOtherCurrency(paid.toString(), price.toString());
        }
        if (paid.minor() < price.minor()) {
            return new PaidTooLittle(paid.toString(), price.toString());
        }
        return payment.returns().goneOf(paid) > 0
                ? new PaidMoneyGone(command.payment().uuid())
                : null;
    }
}
