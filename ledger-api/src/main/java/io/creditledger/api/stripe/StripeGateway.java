package io.creditledger.api.stripe;

import static io.creditledger.api.stripe.StripeCalls.ask;
import static io.creditledger.api.stripe.StripeCalls.askIfThere;
import static io.creditledger.api.stripe.StripeCalls.key;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.service.V1Services;
import io.creditledger.api.payment.ChargeRequest;
import io.creditledger.api.payment.Checkout;
import io.creditledger.api.payment.CheckoutRequest;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.IntentRequest;
import io.creditledger.api.payment.Offer;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.SeenPage;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stripe, or whatever speaks its API, through stripe-java. */
public final class StripeGateway implements PaymentGateway {
    /** Of Stripe's ids; anything else would ask for another path. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private final V1Services stripe;
    private final Requests requests;
    private final Prices prices;
    private final Sightings sightings;
    private final Listing listing;

    public StripeGateway(StripeAccess access) {
        this(StripeClients.open(access), new Marks(null));
    }

    private StripeGateway(V1Services stripe, Marks marks) {
        this.stripe = stripe;
        this.requests = new Requests(stripe, marks);
        this.prices = new Prices(stripe);
        this.sightings = new Sightings(stripe, marks);
        this.listing = new Listing(stripe, sightings, marks);
    }

    @Override
    public PaymentGateway of(String ledger) {
        return new StripeGateway(stripe, new Marks(ledger));
    }

    @Override
    public Offer offer(String price) {
        return prices.offer(price);
    }

    @Override
    public Checkout openCheckout(CheckoutRequest request) {
        Session session = ask(() -> stripe.checkout().sessions().create(requests.session(request), key(request.key())));
        return new Checkout(session.getId(), session.getUrl(), Sightings.objects(session));
    }

    /** The provider counts in whole seconds, by a clock of its own. */
    @Override
    public Optional<SeenPayment> opened(PaymentId payment, Instant since) {
        return listing.sessionOf(payment, from(since)).map(session -> sightings.ofSession(session.getId()));
    }

    @Override
    public Optional<Intent> made(PaymentId payment, Instant since) {
        return listing.intentOf(payment, from(since));
    }

    private static long from(Instant since) {
        return since.minus(CLOCKS_DIFFER).getEpochSecond();
    }

    @Override
    public Intent createIntent(IntentRequest request) {
        return requests.create(request);
    }

    @Override
    public Intent charge(ChargeRequest request) {
        return Intents.of(ask(() -> stripe.paymentIntents().create(requests.charge(request), key(request.key()))));
    }

    @Override
    public Optional<Intent> charged(ChargeRequest request) {
        return listing.intentOf(request.payment(), request.method().customer());
    }

    @Override
    public Intent intent(String intent) {
        return Intents.of(ask(() -> stripe.paymentIntents().retrieve(intent)));
    }

    @Override
    public Intent confirm(String intent, @Nullable String method, String key) {
        PaymentIntentConfirmParams.Builder params = PaymentIntentConfirmParams.builder();
        if (method != null) {
            params.setPaymentMethod(method);
        }
        return Intents.of(ask(() -> stripe.paymentIntents().confirm(intent, params.build(), key(key))));
    }

    @Override
    public Intent capture(String intent, String key) {
        PaymentIntentCaptureParams params = PaymentIntentCaptureParams.builder().build();
        return Intents.of(ask(() -> stripe.paymentIntents().capture(intent, params, key(key))));
    }

    @Override
    public Intent cancel(String intent, String key) {
        return Intents.of(ask(() -> stripe.paymentIntents().cancel(intent, key(key))));
    }

    @Override
    public SeenPayment observe(PaidObjects objects) {
        if (objects.session() != null) {
            return sightings.ofSession(objects.session());
        }
        if (objects.intent() == null) {
            throw new IllegalArgumentException("neither session nor intent is known of " + objects);
        }
        return sightings.ofIntent(objects.intent());
    }

    @Override
    public Optional<SeenPayment> find(String object) {
        if (!ID.matcher(object).matches()) {
            return Optional.empty();
        }
        return askIfThere(() -> object.startsWith("cs_")
                ? Optional.of(sightings.ofSession(object))
                : intentOf(object).map(sightings::ofIntent));
    }

    private Optional<String> intentOf(String object) throws StripeException {
        return switch (object.substring(0, object.indexOf('_') + 1)) {
            case "pi_" -> Optional.of(object);
            case "ch_", "py_" ->
                Optional.ofNullable(stripe.charges().retrieve(object).getPaymentIntent());
            case "re_", "pyr_" ->
                Optional.ofNullable(stripe.refunds().retrieve(object).getPaymentIntent());
            case "du_", "dp_" ->
                Optional.ofNullable(stripe.disputes().retrieve(object).getPaymentIntent());
            case "in_" -> paidBy(object);
            default -> Optional.empty();
        };
    }

    private Optional<String> paidBy(String invoice) throws StripeException {
        InvoicePaymentListParams params =
                InvoicePaymentListParams.builder().setInvoice(invoice).build();
        return stripe.invoicePayments().list(params).getData().stream()
                .flatMap(payment -> Stream.ofNullable(payment.getPayment().getPaymentIntent()))
                .findFirst();
    }

    @Override
    public Optional<String> receiptUrl(PaidObjects objects) {
        String invoice = objects.invoice() == null ? invoiceOf(objects.session()) : objects.invoice();
        return invoicePage(invoice).or(() -> receiptPage(objects.charge()));
    }

    private @Nullable String invoiceOf(@Nullable String session) {
        return session == null
                ? null
                : askIfThere(() -> Optional.ofNullable(
                                stripe.checkout().sessions().retrieve(session).getInvoice()))
                        .orElse(null);
    }

    private Optional<String> invoicePage(@Nullable String invoice) {
        return invoice == null
                ? Optional.empty()
                : askIfThere(() ->
                        Optional.ofNullable(stripe.invoices().retrieve(invoice).getHostedInvoiceUrl()));
    }

    private Optional<String> receiptPage(@Nullable String charge) {
        return charge == null
                ? Optional.empty()
                : askIfThere(() ->
                        Optional.ofNullable(stripe.charges().retrieve(charge).getReceiptUrl()));
    }

    @Override
    public SeenPage list(Instant since, @Nullable String cursor) {
        return listing.page(since, cursor);
    }
}
