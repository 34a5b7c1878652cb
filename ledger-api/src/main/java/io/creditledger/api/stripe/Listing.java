package io.creditledger.api.stripe;

import static io.creditledger.api.stripe.StripeCalls.ask;

import com.stripe.model.Dispute;
import com.stripe.model.HasId;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundListParams;
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

    Listing(V1Services stripe, Sightings sightings) {
        this.stripe = stripe;
        this.sightings = sightings;
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
        String last = null;
        boolean more = true;
        while (more) {
            PaymentIntentListParams.Builder params =
                    PaymentIntentListParams.builder().setCustomer(customer).setLimit(PAGE);
            PaymentIntentListParams next = (last == null ? params : params.setStartingAfter(last)).build();
            StripeCollection<PaymentIntent> page =
                    ask(() -> stripe.paymentIntents().list(next));
            for (PaymentIntent intent : page.getData()) {
                if (payment.equals(Marks.payment(intent.getMetadata()))) {
                    return Optional.of(Intents.of(intent));
                }
            }
            more = hasMore(page);
            last = more ? page.getData().getLast().getId() : null;
        }
        return Optional.empty();
    }

    private SeenPage intents(long since, @Nullable String last) {
        PaymentIntentListParams.Builder params = PaymentIntentListParams.builder()
                .setLimit(PAGE)
                .setCreated(
                        PaymentIntentListParams.Created.builder().setGte(since).build());
        StripeCollection<PaymentIntent> page = ask(
                () -> stripe.paymentIntents().list((last == null ? params : params.setStartingAfter(last)).build()));
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
