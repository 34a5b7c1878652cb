package io.creditledger.api.stripe;

import static io.creditledger.api.stripe.StripeCalls.ask;

import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.V1Services;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.Observation.DisputeStatus;
import io.creditledger.core.payment.Observation.RefundStatus;
import io.creditledger.core.payment.Observation.SeenDispute;
import io.creditledger.core.payment.Observation.SeenRefund;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaidObjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what Stripe says about a payment now: its session, intent, refunds and disputes. */
final class Sightings {
    private static final long PAGE = 100;
    private static final Pattern PAGES = Pattern.compile("[\\x21-\\x7e]{1,4000}");

    private final V1Services stripe;
    private final Marks marks;

    Sightings(V1Services stripe, Marks marks) {
        this.stripe = stripe;
        this.marks = marks;
    }

    /** @throws io.creditledger.api.payment.Rejected {@code resource_missing} when there is no such session */
    SeenPayment ofSession(String id) {
        SessionRetrieveParams params =
                SessionRetrieveParams.builder().addExpand("payment_intent").build();
        return of(ask(() -> stripe.checkout().sessions().retrieve(id, params)));
    }

    /** @param session with its intent expanded, if it has one */
    SeenPayment of(Session session) {
        PaymentIntent intent = session.getPaymentIntentObject();
        if (intent == null) {
            return seen(session, Observation.of(status(session), objects(session)));
        }
        Observation seen = observation(intent, objects(session));
        boolean over = "expired".equals(session.getStatus()) && isOpen(seen.status());
        return seen(session, over ? Observation.of(Status.CANCELLED, seen.objects()) : seen);
    }

    private SeenPayment seen(Session session, Observation seen) {
        return new SeenPayment(
                marks.payment(session.getMetadata()),
                seen,
                Instant.ofEpochSecond(session.getCreated()),
                asked(session),
                marks.imprint(session.getMetadata()));
    }

    /** Null where nothing is to be paid: somebody else's page that only saves a method. */
    private static @Nullable Money asked(Session session) {
        return session.getAmountTotal() == null || session.getCurrency() == null
                ? null
                : Money.of(session.getAmountTotal(), session.getCurrency());
    }

    /** @throws io.creditledger.api.payment.Rejected {@code resource_missing} when there is no such intent */
    SeenPayment ofIntent(String id) {
        return of(ask(() -> stripe.paymentIntents()
                .retrieve(id, PaymentIntentRetrieveParams.builder().build())));
    }

    SeenPayment of(PaymentIntent intent) {
        return new SeenPayment(
                marks.payment(intent.getMetadata()),
                observation(intent, PaidObjects.NONE),
                Instant.ofEpochSecond(intent.getCreated()),
                Money.of(intent.getAmount(), intent.getCurrency()),
                marks.imprint(intent.getMetadata()));
    }

    private Observation observation(PaymentIntent intent, PaidObjects known) {
        PaidObjects objects = known.with(Intents.objects(intent));
        Status status = Intents.status(intent);
        if (status != Status.SUCCEEDED) {
            return new Observation(status, objects, null, Intents.failure(intent), List.of(), List.of());
        }
        String id = intent.getId();
        return new Observation(
                status, objects, Intents.received(intent), Intents.failure(intent), refunds(id), disputes(id));
    }

    private static boolean isOpen(Status status) {
        return status == Status.WAITING || status == Status.FAILED;
    }

    private static Status status(Session session) {
        return "expired".equals(session.getStatus()) ? Status.CANCELLED : Status.WAITING;
    }

    /** The page has an address while it is open. One that no text can be is left out: it is not worth a payment. */
    static PaidObjects objects(Session session) {
        String page = session.getUrl();
        return new PaidObjects(
                        session.getId(),
                        session.getPaymentIntent(),
                        null,
                        session.getInvoice(),
                        session.getCustomer(),
                        null)
                .on(page != null && PAGES.matcher(page).matches() ? page : null);
    }

    private List<SeenRefund> refunds(String intent) {
        List<Refund> refunds = all(Refund::getId, last -> {
            RefundListParams.Builder page =
                    RefundListParams.builder().setPaymentIntent(intent).setLimit(PAGE);
            return stripe.refunds().list((last == null ? page : page.setStartingAfter(last)).build());
        });
        return refunds.reversed().stream()
                .map(refund -> new SeenRefund(
                        refund.getId(), Money.of(refund.getAmount(), refund.getCurrency()), status(refund)))
                .toList();
    }

    private List<SeenDispute> disputes(String intent) {
        List<Dispute> disputes = all(Dispute::getId, last -> {
            DisputeListParams.Builder page =
                    DisputeListParams.builder().setPaymentIntent(intent).setLimit(PAGE);
            return stripe.disputes().list((last == null ? page : page.setStartingAfter(last)).build());
        });
        return disputes.reversed().stream()
                .map(dispute -> new SeenDispute(
                        dispute.getId(), Money.of(dispute.getAmount(), dispute.getCurrency()), status(dispute)))
                .toList();
    }

    /** Without a status it is on its way: what has not failed counts. */
    static RefundStatus status(Refund refund) {
        return switch (Objects.requireNonNullElse(refund.getStatus(), "pending")) {
            case "failed", "canceled" -> RefundStatus.FAILED;
            case "pending", "requires_action", "succeeded" -> RefundStatus.COUNTS;
            default -> throw new IllegalStateException("a refund that " + refund.getStatus());
        };
    }

    /** Inquiries, and disputes that were prevented, took no money: a refund that settled one is seen as a refund. */
    private static DisputeStatus status(Dispute dispute) {
        return switch (dispute.getStatus()) {
            case "warning_needs_response", "warning_under_review", "warning_closed", "prevented" ->
                DisputeStatus.WARNING;
            case "needs_response", "under_review", "appeal_needs_response", "appeal_under_review" -> DisputeStatus.OPEN;
            case "won" -> DisputeStatus.WON;
            case "lost" -> DisputeStatus.LOST;
            default -> throw new IllegalStateException("a dispute that " + dispute.getStatus());
        };
    }

    /** All pages, newest first. */
    private interface Page<T extends com.stripe.model.HasId> {
        StripeCollection<T> after(@Nullable String last) throws com.stripe.exception.StripeException;
    }

    private static <T extends com.stripe.model.HasId> List<T> all(Function<T, String> id, Page<T> pages) {
        List<T> all = new ArrayList<>();
        StripeCollection<T> page;
        do {
            String last = all.isEmpty() ? null : id.apply(all.getLast());
            page = ask(() -> pages.after(last));
            all.addAll(page.getData());
        } while (Boolean.TRUE.equals(page.getHasMore()));
        return all;
    }
}
