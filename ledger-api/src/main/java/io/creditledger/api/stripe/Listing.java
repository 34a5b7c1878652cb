package io.creditledger.api.stripe;

import static io.creditledger.api.stripe.StripeCalls.ask;

import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.HasId;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.service.V1Services;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.SeenPage;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.core.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Payments at Stripe, page by page: the intents since a time, then what the refunds and disputes since then are about,
 * which may be older payments. A cursor is the list's name and the last object of the page before.
 */
final class Listing {
    private static final long PAGE = 100;
    private static final String INTENTS = "intents";
    private static final String REFUNDS = "refunds";
    private static final String DISPUTES = "disputes";

    private final V1Services stripe;
    private final Sightings sightings;
    private final Marks marks;

    Listing(V1Services stripe, Sightings sightings, Marks marks) {
        this.stripe = stripe;
        this.sightings = sightings;
        this.marks = marks;
    }

    SeenPage page(Instant since, @Nullable String cursor) {
        String[] at = Objects.requireNonNullElse(cursor, INTENTS + ":").split(":", -1);
        String last = at[1].isEmpty() ? null : at[1];
        return switch (at[0]) {
            case INTENTS -> intents(since.getEpochSecond(), last);
            case REFUNDS -> refunds(since.getEpochSecond(), last);
            case DISPUTES -> disputes(since.getEpochSecond(), last);
            default -> throw new IllegalArgumentException("'" + cursor + "' is no cursor");
        };
    }

    /** The intent of the customer's that was made for the payment; the latest if there are several. */
    Optional<Intent> intentOf(PaymentId payment, String customer) {
        return first(
                        last -> {
                            PaymentIntentListParams.Builder page = PaymentIntentListParams.builder()
                                    .setCustomer(customer)
                                    .setLimit(PAGE);
                            return stripe.paymentIntents()
                                    .list((last == null ? page : page.setStartingAfter(last)).build());
                        },
                        intent -> payment.equals(marks.payment(intent.getMetadata())))
                .map(Intents::of);
    }

    /** The intent made since then for the payment, whoever its customer is; the latest if there are several. */
    Optional<Intent> intentOf(PaymentId payment, long since) {
        return first(
                        last -> stripe.paymentIntents().list(intentsSince(since, last)),
                        intent -> payment.equals(marks.payment(intent.getMetadata())))
                .map(Intents::of);
    }

    /** The session made since then for the payment; the latest if there are several. */
    Optional<Session> sessionOf(PaymentId payment, long since) {
        return first(
                last -> {
                    SessionListParams.Builder page = SessionListParams.builder()
                            .setLimit(PAGE)
                            .setCreated(SessionListParams.Created.builder()
                                    .setGte(since)
                                    .build());
                    return stripe.checkout()
                            .sessions()
                            .list((last == null ? page : page.setStartingAfter(last)).build());
                },
                session -> payment.equals(marks.payment(session.getMetadata())));
    }

    /** A list, page by page. */
    private interface Pages<T extends HasId> {
        StripeCollection<T> after(@Nullable String last) throws StripeException;
    }

    private static <T extends HasId> Optional<T> first(Pages<T> pages, Predicate<T> wanted) {
        StripeCollection<T> page = ask(() -> pages.after(null));
        Optional<T> found = page.getData().stream().filter(wanted).findFirst();
        while (found.isEmpty() && hasMore(page)) {
            String last = page.getData().getLast().getId();
            page = ask(() -> pages.after(last));
            found = page.getData().stream().filter(wanted).findFirst();
        }
        return found;
    }

    private static PaymentIntentListParams intentsSince(long since, @Nullable String last) {
        PaymentIntentListParams.Builder page = PaymentIntentListParams.builder()
                .setLimit(PAGE)
                .setCreated(
                        PaymentIntentListParams.Created.builder().setGte(since).build());
        return (last == null ? page : page.setStartingAfter(last)).build();
    }

    private SeenPage intents(long since, @Nullable String last) {
        StripeCollection<PaymentIntent> page = ask(() -> stripe.paymentIntents().list(intentsSince(since, last)));
        List<SeenPayment> seen = page.getData().stream().map(sightings::of).toList();
        return new SeenPage(seen, next(page, INTENTS, REFUNDS));
    }

    private SeenPage refunds(long since, @Nullable String last) {
        RefundListParams.Builder params = RefundListParams.builder()
                .setLimit(PAGE)
                .setCreated(RefundListParams.Created.builder().setGte(since).build());
        StripeCollection<Refund> page =
                ask(() -> stripe.refunds().list((last == null ? params : params.setStartingAfter(last)).build()));
        return new SeenPage(about(page, Refund::getPaymentIntent), next(page, REFUNDS, DISPUTES));
    }

    private SeenPage disputes(long since, @Nullable String last) {
        DisputeListParams.Builder params = DisputeListParams.builder()
                .setLimit(PAGE)
                .setCreated(DisputeListParams.Created.builder().setGte(since).build());
        StripeCollection<Dispute> page =
                ask(() -> stripe.disputes().list((last == null ? params : params.setStartingAfter(last)).build()));
        return new SeenPage(about(page, Dispute::getPaymentIntent), next(page, DISPUTES, null));
    }

    private <T extends HasId> List<SeenPayment> about(StripeCollection<T> page, Function<T, @Nullable String> intent) {
        return page.getData().stream()
                .map(intent)
                .filter(Objects::nonNull)
                .distinct()
                .map(sightings::ofIntent)
                .toList();
    }

    private static <T extends HasId> @Nullable String next(
            StripeCollection<T> page, String list, @Nullable String following) {
        if (hasMore(page)) {
            return list + ":" + page.getData().getLast().getId();
        }
        return following == null ? null : following + ":";
    }

    private static boolean hasMore(StripeCollection<?> page) {
        return Boolean.TRUE.equals(page.getHasMore());
    }
}
