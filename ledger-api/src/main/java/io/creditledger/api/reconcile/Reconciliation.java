package io.creditledger.api.reconcile;

import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.payment.Rejected;
import io.creditledger.api.payment.SeenPage;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.api.reconcile.Difference.Remedy;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentDecider;
import io.creditledger.core.payment.PaymentEvent;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.PaymentStatus;
import io.creditledger.core.payment.Purpose;
import io.creditledger.projections.payment.PaymentQueries;
import io.creditledger.projections.payment.PaymentView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares payments both ways: those of the provider with the ledger's, and those of the ledger that the provider did
 * not list. What the ledger lacks is what {@link PaymentDecider} would record if it were told now; nothing is recorded
 * before it is asked for.
 */
public final class Reconciliation {
    private static final int PAGE = 200;
    private static final String NOTHING = "-";

    private final PaymentGateway provider;
    private final Payments payments;
    private final PaymentQueries view;
    private final Stamps stamps;

    public Reconciliation(PaymentGateway provider, Payments payments, PaymentQueries view, Stamps stamps) {
        this.provider = provider;
        this.payments = payments;
        this.view = view;
        this.stamps = stamps;
    }

    /**
     * The differences of payments that were made from {@code since} to {@code until}, or of which money was taken back
     * since. Changes nothing.
     *
     * @throws io.creditledger.api.payment.GatewayFailure when the provider cannot be read
     */
    public Comparison compare(Instant since, Instant until) {
        Walk walk = new Walk(until);
        String cursor = null;
        do {
            SeenPage page = provider.list(since, cursor);
            page.payments().forEach(walk::there);
            cursor = page.next();
        } while (cursor != null);
        Long before = null;
        List<PaymentView> page;
        do {
            page = view.all(before, PAGE);
            page.stream()
                    .filter(payment -> !payment.createdAt().isBefore(since))
                    .forEach(walk::here);
            before = page.isEmpty() ? null : page.getLast().createdPosition();
        } while (page.size() == PAGE && !page.getLast().createdAt().isBefore(since));
        return walk.comparison();
    }

    /** Mends a difference as far as the ledger can; whether it is gone. */
    public boolean mend(Difference difference) {
        switch (difference.remedy()) {
            case OBSERVE -> payments.follow(difference.object());
            case SETTLE -> payments.settle(difference.payment());
            case BY_HAND -> {
                return false;
            }
        }
        Optional<SeenPayment> now = provider.find(difference.object());
        return now.isPresent() && difference(difference.payment(), now.get()) == null;
    }

    /** What was met so far. */
    private final class Walk {
        private final Instant until;
        private final Set<String> objects = new HashSet<>();
        private final Set<PaymentId> met = new HashSet<>();
        private final List<Difference> differences = new ArrayList<>();
        private int foreign;
        private int here;

        Walk(Instant until) {
            this.until = until;
        }

        void there(SeenPayment seen) {
            if (seen.createdAt().isAfter(until) || !objects.add(object(seen))) {
                return;
            }
            PaymentId id = seen.payment();
            if (id == null) {
                foreign++;
            } else {
                met.add(id);
                add(difference(id, seen));
            }
        }

        void here(PaymentView payment) {
            if (payment.createdAt().isAfter(until)) {
                return;
            }
            here++;
            if (!met.contains(payment.payment()) && !payment.objects().parts().isEmpty()) {
                add(unlisted(payment));
            }
        }

        private void add(@Nullable Difference difference) {
            if (difference != null) {
                differences.add(difference);
            }
        }

        Comparison comparison() {
            return new Comparison(met.size(), foreign, here, differences);
        }
    }

    /** One that the provider did not list: a page that nobody has paid on, or it is not there at all. */
    private @Nullable Difference unlisted(PaymentView payment) {
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

    private @Nullable Difference difference(PaymentId id, SeenPayment seen) {
        if (!(payments.payment(id) instanceof Agreed payment)) {
            Money received = seen.seen().received();
            return new Difference(
                    id,
                    object(seen),
                    NOTHING,
                    received == null ? NOTHING : received.toString(),
                    NOTHING,
                    there(seen),
                    "the ledger does not have it",
                    Remedy.BY_HAND);
        }
        ObservePayment command = new ObservePayment(id, stamps.id(), stamps.now(), seen.seen());
        return switch (PaymentDecider.decide(command, payment)) {
            case Decision.Refused<PaymentEvent> refused ->
                of(id, payment, seen, refused.refusal().message(), Remedy.BY_HAND);
            case Decision.Accepted<PaymentEvent> accepted -> of(id, payment, seen, News.of(accepted.events()));
        };
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

    private static String object(SeenPayment seen) {
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
