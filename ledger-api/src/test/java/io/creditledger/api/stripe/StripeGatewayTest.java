package io.creditledger.api.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.Stripe;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.service.V1Services;
import io.creditledger.api.payment.Billing;
import io.creditledger.api.payment.ChargeRequest;
import io.creditledger.api.payment.Checkout;
import io.creditledger.api.payment.CheckoutRequest;
import io.creditledger.api.payment.Declined;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.Intent.Step;
import io.creditledger.api.payment.IntentRequest;
import io.creditledger.api.payment.Offer;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Rejected;
import io.creditledger.api.payment.SeenPage;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.api.payment.Unreachable;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation.DisputeStatus;
import io.creditledger.core.payment.Observation.RefundStatus;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.sandbox.SandboxSettings;
import io.creditledger.sandbox.StripeSandbox;
import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The port to the payment provider keeps its word on Stripe's API. */
class StripeGatewayTest {
    private static final AccountId ACME = AccountId.organization("demo", "acme");
    private static final String CREATE_INTENT = "POST /v1/payment_intents";

    private static StripeSandbox sandbox;
    private static V1Services stripe;
    private static StripeGateway gateway;

    private final PaymentId payment = new PaymentId("demo", UUID.randomUUID());

    @BeforeAll
    static void open() {
        sandbox = StripeSandbox.start(SandboxSettings.inMemory());
        StripeAccess access = StripeAccess.of(sandbox.secretKey(), sandbox.baseUrl(), sandbox.webhookSecret())
                .within(Duration.ofSeconds(2), 0);
        stripe = StripeClients.open(access);
        gateway = new StripeGateway(access);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        sandbox.faults().clear();
    }

    @Test
    void the_api_version_is_the_one_that_the_library_was_made_for() {
        assertThat(Stripe.API_VERSION).isEqualTo(SandboxSettings.API_VERSION);
    }

    @Test
    void an_offer_is_the_price_with_the_credits_of_its_metadata() throws Exception {
        String id = price("1000");
        Offer offer = gateway.offer(id);

        assertThat(offer).isEqualTo(new Offer(id, Money.of(2_500, "usd"), Credits.of(1_000), "1,000 credits", null));
    }

    @Test
    void a_price_that_does_not_say_its_credits_cannot_be_sold() throws Exception {
        for (String credits : new String[] {"", "0", "many", "-5"}) {
            String id = price(credits);
            assertThat(catchThrowableOfType(Rejected.class, () -> gateway.offer(id))
                            .code())
                    .isEqualTo(PaymentGateway.UNUSABLE_PRICE);
        }
        assertThat(catchThrowableOfType(Rejected.class, () -> gateway.offer("price_none"))
                        .code())
                .isEqualTo("resource_missing");
    }

    @Test
    void a_checkout_is_made_once_per_key_and_seen_through_its_life() throws Exception {
        CheckoutRequest request = checkout(price("1000"));
        Checkout checkout = gateway.openCheckout(request);
        Checkout again = gateway.openCheckout(request);
        SeenPayment open = gateway.observe(checkout.objects());
        assertThat(Payer.pays(checkout.url(), "4000 0000 0000 9995")).isEqualTo(402);
        SeenPayment declined = gateway.observe(checkout.objects());
        assertThat(Payer.pays(checkout.url(), "4242 4242 4242 4242")).isEqualTo(303);
        SeenPayment paid = gateway.observe(checkout.objects());

        assertThat(again.session()).isEqualTo(checkout.session());
        assertThat(open.payment()).isEqualTo(payment);
        assertThat(open.seen().status()).isEqualTo(Status.WAITING);
        assertThat(declined.seen().status()).isEqualTo(Status.FAILED);
        assertThat(declined.seen().failure()).isEqualTo("insufficient_funds");
        assertThat(paid.seen().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(paid.seen().received()).isEqualTo(Money.of(5_000, "usd"));
        assertThat(paid.seen().objects().method()).isNotNull();
        assertThat(gateway.receiptUrl(paid.seen().objects()).orElseThrow()).contains("/i/");
        for (String object : paid.seen().objects().parts()) {
            assertThat(gateway.find(object).map(SeenPayment::payment))
                    .as(object)
                    .isEqualTo(Optional.of(payment));
        }
    }

    @Test
    void an_expired_checkout_will_bring_no_money() throws Exception {
        Checkout checkout = gateway.openCheckout(checkout(price("1000")));
        stripe.checkout().sessions().expire(checkout.session());

        assertThat(gateway.observe(checkout.objects()).seen().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void an_intent_is_confirmed_and_captured_and_cancelled() {
        Intent open = gateway.createIntent(intent(null, false));
        Intent confirmed = gateway.confirm(open.id(), "pm_card_visa", "confirm-" + open.id());
        assertThat(open.step()).isEqualTo(Step.NEEDS_METHOD);
        assertThat(open.clientSecret()).startsWith(open.id() + "_secret_");
        assertThat(confirmed.step()).isEqualTo(Step.SUCCEEDED);
        assertThat(gateway.intent(open.id()).step()).isEqualTo(Step.SUCCEEDED);
        assertThatThrownBy(() -> gateway.cancel(open.id(), "cancel-" + open.id()))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> gateway.capture(open.id(), "capture-" + open.id()))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_bank_that_refuses_and_one_that_asks_the_payer() {
        Declined declined = catchThrowableOfType(
                Declined.class, () -> gateway.createIntent(intent("pm_card_chargeDeclinedInsufficientFunds", true)));
        PaymentId other = new PaymentId("demo", UUID.randomUUID());
        Intent asks = gateway.createIntent(request(other, "pm_card_authenticationRequired", true, false));

        assertThat(declined.code()).isEqualTo("insufficient_funds");
        assertThat(asks.step()).isEqualTo(Step.NEEDS_ACTION);
        assertThat(gateway.cancel(asks.id(), "cancel-" + asks.id()).step()).isEqualTo(Step.CANCELLED);
    }

    @Test
    void a_saved_method_is_charged_without_its_payer_once_per_key() {
        Intent first = gateway.createIntent(request(payment, "pm_card_visa", true, true));
        SavedMethod saved =
                new SavedMethod(first.objects().customer(), first.objects().method());
        PaymentId next = new PaymentId("demo", UUID.randomUUID());
        ChargeRequest charge =
                new ChargeRequest(next.gatewayKey(), next, ACME, Money.of(700, "usd"), saved, "Auto-refill", Map.of());
        Intent charged = gateway.charge(charge);

        assertThat(charged.step()).isEqualTo(Step.SUCCEEDED);
        assertThat(gateway.charge(charge).id()).isEqualTo(charged.id());
        assertThat(gateway.charged(charge).map(Intent::id)).contains(charged.id());
        PaymentId never = new PaymentId("demo", UUID.randomUUID());
        assertThat(gateway.charged(
                        new ChargeRequest("k", never, ACME, Money.of(700, "usd"), saved, "Renewal", Map.of())))
                .isEmpty();
        assertThat(gateway.find(charged.id()).orElseThrow().seen().received()).isEqualTo(Money.of(700, "usd"));
    }

    @Test
    void refunds_and_disputes_are_seen_and_lead_back_to_the_payment() throws Exception {
        Intent intent = gateway.createIntent(intent("pm_card_visa", true));
        String refund = stripe.refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.id())
                        .setAmount(500L)
                        .build())
                .getId();
        String dispute = sandbox.openDispute(intent.objects().charge(), "fraudulent", 1_000L)
                .get("id")
                .stringValue();
        SeenPayment seen = gateway.observe(intent.objects());
        sandbox.decideDispute(dispute, true);

        assertThat(seen.seen().refunds()).singleElement().satisfies(r -> {
            assertThat(r.amount()).isEqualTo(Money.of(500, "usd"));
            assertThat(r.status()).isEqualTo(RefundStatus.COUNTS);
        });
        assertThat(seen.seen().disputes())
                .singleElement()
                .satisfies(d -> assertThat(d.status()).isEqualTo(DisputeStatus.OPEN));
        assertThat(gateway.find(refund).orElseThrow().payment()).isEqualTo(payment);
        assertThat(gateway.find(dispute)
                        .orElseThrow()
                        .seen()
                        .disputes()
                        .getFirst()
                        .status())
                .isEqualTo(DisputeStatus.WON);
    }

    @Test
    void what_stripe_does_not_have_or_is_no_payment_is_not_found() {
        for (String object : List.of("pi_none", "cs_none", "ch_none", "re_none", "du_none", "cus_1", "evt_1", "x")) {
            assertThat(gateway.find(object)).as(object).isEmpty();
        }
        for (String path : List.of("pi_none/cancel", "pi_../charges", "cs_?limit=1", "")) {
            assertThat(gateway.find(path)).as(path).isEmpty();
        }
    }

    @Test
    void payments_are_listed_in_pages_newest_first() throws Exception {
        Intent intent = gateway.createIntent(intent("pm_card_visa", true));
        SeenPage page = gateway.list(Instant.now().minusSeconds(3600), null);

        assertThat(page.payments().getFirst().seen().objects().intent()).isEqualTo(intent.id());
        assertThat(page.next()).as("then what was taken back").startsWith("refunds");
        assertThat(gateway.list(Instant.now().plusSeconds(3600), null).payments())
                .isEmpty();
    }

    @Test
    void what_was_taken_back_is_listed_behind_them_and_then_it_ends() throws Exception {
        Intent intent = gateway.createIntent(intent("pm_card_visa", true));
        stripe.refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.id())
                        .build());
        PaymentId other = new PaymentId("demo", UUID.randomUUID());
        Intent disputed = gateway.createIntent(request(other, "pm_card_visa", true, false));
        sandbox.openDispute(disputed.objects().charge(), "fraudulent", null);
        Instant since = Instant.now().minusSeconds(60);
        SeenPage refunds = gateway.list(since, gateway.list(since, null).next());
        SeenPage disputes = gateway.list(since, refunds.next());

        assertThat(refunds.payments()).extracting(SeenPayment::payment).contains(payment);
        assertThat(disputes.payments()).extracting(SeenPayment::payment).contains(other);
        assertThat(disputes.next()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> gateway.list(since, "else:"));
    }

    @Test
    void an_answer_that_is_lost_or_late_is_unknown_and_the_same_key_tells() throws Exception {
        sandbox.faults().add(Fault.once(FaultKind.DROP_ANSWER, CREATE_INTENT).times(2)); // the JDK asks twice
        assertUnknown(false);
        sandbox.faults().add(Fault.delay(CREATE_INTENT, Duration.ofSeconds(4)));
        assertUnknown(true);
        sandbox.faults().clear();
        Thread.sleep(2_500); // until the delayed one is answered: its key is in use
        Intent intent = gateway.createIntent(intent("pm_card_visa", true));

        assertThat(intent.step()).isEqualTo(Step.SUCCEEDED);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void stripe_being_busy_or_broken_or_not_taking_our_key_decides_nothing() {
        for (FaultKind kind : List.of(FaultKind.RATE_LIMIT, FaultKind.SERVER_ERROR, FaultKind.UNAVAILABLE)) {
            sandbox.faults().add(Fault.once(kind, CREATE_INTENT));
            assertUnknown(false);
        }
        StripeGateway stranger = new StripeGateway(StripeAccess.of("sk_test_wrong", sandbox.baseUrl(), null));
        assertThatThrownBy(() -> stranger.intent("pi_1")).isInstanceOf(Unreachable.class);
        StripeGateway nowhere = new StripeGateway(StripeAccess.of("sk_test_x", "http://127.0.0.1:1", null));
        assertThatThrownBy(() -> nowhere.intent("pi_1")).isInstanceOf(Unreachable.class);
    }

    private void assertUnknown(boolean timeout) {
        Unreachable unknown =
                catchThrowableOfType(Unreachable.class, () -> gateway.createIntent(intent("pm_card_visa", true)));
        assertThat(unknown).isNotNull();
        assertThat(unknown.isTimeout()).isEqualTo(timeout);
    }

    private long made() throws Exception {
        return stripe
                .paymentIntents()
                .list(PaymentIntentListParams.builder().setLimit(100L).build())
                .getData()
                .stream()
                .filter(intent ->
                        payment.uuid().toString().equals(intent.getMetadata().get(PaymentGateway.PAYMENT)))
                .count();
    }

    private CheckoutRequest checkout(String price) {
        return new CheckoutRequest(
                payment.gatewayKey(),
                payment,
                ACME,
                price,
                2,
                "https://shop.example/thanks",
                "https://shop.example/back",
                null,
                true,
                Map.of());
    }

    private IntentRequest intent(@Nullable String method, boolean confirm) {
        return request(payment, method, confirm, false);
    }

    private static IntentRequest request(PaymentId id, @Nullable String method, boolean confirm, boolean save) {
        return new IntentRequest(
                id.gatewayKey(), id, ACME, Money.of(2_000, "usd"), method, confirm, save, Billing.NONE, null);
    }

    private static String price(String credits) throws Exception {
        PriceCreateParams.Builder price = PriceCreateParams.builder()
                .setCurrency("usd")
                .setUnitAmount(2_500L)
                .setProductData(PriceCreateParams.ProductData.builder()
                        .setName("1,000 credits")
                        .build());
        return stripe.prices()
                .create((credits.isEmpty() ? price : price.putMetadata("credits", credits)).build())
                .getId();
    }
}
