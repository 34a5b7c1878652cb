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
import io.creditledger.core.payment.PaymentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what Stripe says about a payment now: its session, intent, refunds and disputes. */
final class Sightings {
    private static final long PAGE = 100;

    private final V1Services stripe;

    Sightings(V1Services stripe) {
        this.stripe = stripe;
    }

    /** @throws io.creditledger.api.payment.Rejected {@code resource_missing} when there is no such session */
    SeenPayment ofSession(String id) {
        SessionRetrieveParams params =
                SessionRetrieveParams.builder().addExpand("payment_intent").build();
        Session session = ask(() -> stripe.checkout().sessions().retrieve(id, params));
        PaymentIntent intent = session.getPaymentIntentObject();
        Instant made = Instant.ofEpochSecond(session.getCreated());
        PaymentId payment = Marks.payment(session.getMetadata());
        if (intent == null) {
            return new SeenPayment(payment, Observation.of(status(session), objects(session)), made);
        }
        Observation seen = observation(intent, objects(session));
        boolean over = "expired".equals(session.getStatus()) && isOpen(seen.status());
        return new SeenPayment(payment, over ? Observation.of(Status.CANCELLED, seen.objects()) : seen, made);
    }

    /** @throws io.creditledger.api.payment.Rejected {@code resource_missing} when there is no such intent */
    SeenPayment ofIntent(String id) {
        return of(ask(() -> stripe.paymentIntents()
                .retrieve(id, PaymentIntentRetrieveParams.builder().build())));
    }

    SeenPayment of(PaymentIntent intent) {
        return new SeenPayment(
                Marks.payment(intent.getMetadata()),
                observation(intent, PaidObjects.NONE),
                Instant.ofEpochSecond(intent.getCreated()));
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

    private static PaidObjects objects(Session session) {
        return new PaidObjects(
                session.getId(), session.getPaymentIntent(), null, session.getInvoice(), session.getCustomer(), null);
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
    private static RefundStatus status(Refund refund) {
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
            case "needs_response", "under_review" -> DisputeStatus.OPEN;
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
