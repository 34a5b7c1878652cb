package io.creditledger.api.reconcile;

import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.payment.SeenPage;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.api.reconcile.Difference.Remedy;
import io.creditledger.core.payment.PaymentDecider;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.PaymentStatus;
import io.creditledger.projections.payment.OpenState;
import io.creditledger.projections.payment.PaymentQueries;
import io.creditledger.projections.payment.PaymentView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
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

    private final PaymentGateway provider;
    private final Payments payments;
    private final PaymentQueries view;
    private final Recreation recreation;
    private final Findings findings;

    public Reconciliation(
            PaymentGateway provider, Payments payments, PaymentQueries view, Recreation recreation, Stamps stamps) {
        this.provider = provider;
        this.payments = payments;
        this.view = view;
        this.recreation = recreation;
        this.findings = new Findings(provider, payments, recreation, stamps);
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

    /**
     * Payments, made until then, whose money is here and of which nobody has said what it is for, oldest first: both
     * sides agree on them, and still somebody paid for nothing. Other money than agreed is not among them, because it
     * is a difference.
     */
    public List<PaymentView> unredeemed(Instant until) {
        List<PaymentView> found = new ArrayList<>();
        Long before = null;
        List<PaymentView> page;
        do {
            page = view.open(null, EnumSet.of(OpenState.UNREDEEMED), before, PAGE);
            page.stream()
                    .filter(payment -> payment.status() != PaymentStatus.MISMATCHED)
                    .filter(payment -> !payment.createdAt().isAfter(until))
                    .forEach(found::add);
            before = page.isEmpty() ? null : page.getLast().createdPosition();
        } while (page.size() == PAGE);
        return found.reversed();
    }

    /** Mends a difference as far as the ledger can; whether it is gone. */
    public boolean mend(Difference difference) {
        switch (difference.remedy()) {
            case OBSERVE -> payments.follow(difference.object());
            case SETTLE -> payments.settle(difference.payment());
            case CREATE -> recreation.create(difference.payment(), difference.object());
            case BY_HAND -> {
                return false;
            }
        }
        Optional<SeenPayment> now = provider.find(difference.object());
        return now.isPresent() && findings.difference(difference.payment(), now.get()) == null;
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
            if (seen.createdAt().isAfter(until) || !objects.add(Findings.object(seen))) {
                return;
            }
            PaymentId id = seen.payment();
            if (id == null) {
                foreign++;
            } else {
                met.add(id);
                add(findings.difference(id, seen));
            }
        }

        void here(PaymentView payment) {
            if (payment.createdAt().isAfter(until)) {
                return;
            }
            here++;
            if (!met.contains(payment.payment()) && !payment.objects().parts().isEmpty()) {
                add(findings.unlisted(payment));
            }
        }

        private void add(@Nullable Difference difference) {
            if (difference != null) {
                differences.add(difference);
            }
        }

        /** What is to be created comes last, the oldest first: as it happened. */
        Comparison comparison() {
            List<Difference> ordered = new ArrayList<>();
            List<Difference> created = new ArrayList<>();
            differences.forEach(d -> (d.remedy() == Remedy.CREATE ? created : ordered).add(d));
            ordered.addAll(created.reversed());
            return new Comparison(met.size(), foreign, here, ordered);
        }
    }
}
