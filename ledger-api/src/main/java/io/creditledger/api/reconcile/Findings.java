package io.creditledger.api.reconcile;

import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.payment.Rejected;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.api.reconcile.Difference.Remedy;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentDecider;
import io.creditledger.core.payment.PaymentEvent;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.PaymentStatus;
import io.creditledger.core.payment.Purpose;
import io.creditledger.projections.payment.PaymentView;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What differs about one payment, and what mends it: what {@link PaymentDecider} would record if it were told now. */
final class Findings {
    private static final String NOTHING = "-";

    private final PaymentGateway provider;
    private final Payments payments;
    private final Recreation recreation;
    private final Stamps stamps;

    Findings(PaymentGateway provider, Payments payments, Recreation recreation, Stamps stamps) {
        this.provider = provider;
        this.payments = payments;
        this.recreation = recreation;
        this.stamps = stamps;
    }

    /** One that the provider did not list: a page that nobody has paid on, or it is not there at all. */
    @Nullable
    Difference unlisted(PaymentView payment) {
        PaidObjects objects = payment.objects();
        try {
            return difference(payment.payment(), provider.observe(objects));
        } catch (Rejected e) {
            if (!e.code().equals("resource_missing")) {
                throw e;
            }
            return new Difference(
                    payment.payment(),
                    objects.parts().getFirst(),
                    account(
                            payment.bought() == null
                                    ? payment.payer()
                                    : payment.bought().account()),
                    payment.amount().toString(),
                    word(payment.status()),
                    NOTHING,
                    "the provider does not have it",
                    Remedy.BY_HAND);
        }
    }

    /** What is to be mended; null: nothing. */
    @Nullable
    Difference difference(PaymentId id, SeenPayment seen) {
        if (!(payments.payment(id) instanceof Agreed payment)) {
            return missing(id, seen);
        }
        ObservePayment command = new ObservePayment(id, stamps.id(), stamps.now(), seen.seen());
        return switch (PaymentDecider.decide(command, payment)) {
            case Decision.Refused<PaymentEvent> refused ->
                of(id, payment, seen, refused.refusal().message(), Remedy.BY_HAND);
            case Decision.Accepted<PaymentEvent> accepted -> of(id, payment, seen, News.of(accepted.events()));
        };
    }

    private Difference missing(PaymentId id, SeenPayment seen) {
        Money received = seen.seen().received();
        CreatePayment beginning = recreation.beginning(id, seen);
        AccountId account = beginning == null ? null : Recreation.account(beginning);
        return new Difference(
                id,
                object(seen),
                account(account),
                received == null ? NOTHING : received.toString(),
                NOTHING,
                there(seen),
                "the ledger does not have it",
                beginning == null ? Remedy.BY_HAND : Remedy.CREATE);
    }

    private @Nullable Difference of(PaymentId id, Agreed payment, SeenPayment seen, String news) {
        if (!news.isEmpty()) {
            return of(id, payment, seen, news, Remedy.OBSERVE);
        }
        String excess = Excess.of(payment, seen.seen());
        if (!excess.isEmpty()) {
            return of(id, payment, seen, excess, Remedy.BY_HAND);
        }
        Money received = payment.course().received();
        if (received != null
                && payment.status() == PaymentStatus.MISMATCHED
                && payment.returns().refundedOf(received) < received.minor()) {
            return of(id, payment, seen, "other money than agreed was kept: " + received, Remedy.BY_HAND);
        }
        MoveProgress move = payment.outstanding();
        return move == null
                ? null
                : of(
                        id,
                        payment,
                        seen,
                        "credits not moved: " + Objects.requireNonNullElse(move.refusal(), "interrupted"),
                        Remedy.SETTLE);
    }

    private static Difference of(PaymentId id, Agreed payment, SeenPayment seen, String what, Remedy remedy) {
        Purpose purpose = payment.purpose();
        return new Difference(
                id,
                object(seen),
                account(purpose == null ? payment.agreement().payer() : purpose.account()),
                payment.agreement().amount().toString(),
                word(payment.status()),
                there(seen),
                what,
                remedy);
    }

    private static String account(@Nullable AccountId account) {
        return account == null ? NOTHING : account.text();
    }

    static String object(SeenPayment seen) {
        PaidObjects objects = seen.seen().objects();
        return Objects.requireNonNullElse(objects.intent() == null ? objects.session() : objects.intent(), NOTHING);
    }

    private static String there(SeenPayment seen) {
        return seen.seen().status().name().toLowerCase(Locale.ROOT);
    }

    private static String word(PaymentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
