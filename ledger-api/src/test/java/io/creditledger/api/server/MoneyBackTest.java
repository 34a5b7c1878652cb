package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.stripe.Payer;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to the money at Stripe, and however it is told, the credits follow it. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class MoneyBackTest {
    private static final int BUNDLE = 25_000;

    private final TestLedger ledger;
    private Http http;
    private String credits;
    private String slug;

    MoneyBackTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_organization_without_credits() {
        http = ledger.admin();
        slug = "o-" + UUID.randomUUID();
        credits = "/api/v1/org/" + slug + "/credits";
        http.post("/api/ledger/v1/organizations", "{\"slug\":\"" + slug + "\"}");
        Answer spent = http.keyed().post(account() + "/decrements", "{\"amount\":\"25000\"}");
        assertThat(spent.status()).isEqualTo(201);
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        ledger.sandbox().faults().clear();
        ledger.sandbox().webhooks().release();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"DUPLICATE_DELIVERY", "REORDER_DELIVERIES", "WRONG_SIGNATURE"})
    void however_it_is_told_credits_are_granted_once(FaultKind fault) {
        ledger.sandbox().faults().add(Fault.always(fault, "*").times(5));
        pay();
        await(BUNDLE);

        assertThat(lines("purchase", 1)).isEqualTo(1);
    }

    @Test
    void refunds_take_their_share_once_and_what_was_spent_becomes_debt() {
        String intent = pay();
        await(BUNDLE);
        stripe("/v1/refunds", "payment_intent=" + intent + "&amount=500");
        await(BUNDLE - 5_000);
        http.keyed().post(account() + "/decrements", "{\"amount\":\"20000\"}");
        stripe("/v1/refunds", "payment_intent=" + intent);
        await(-20_000);

        assertThat(http.get(account()).text("/debt")).isEqualTo("20000");
        assertThat(lines("refund", 2)).isEqualTo(2);
    }

    @Test
    void a_dispute_withholds_credits_and_winning_it_gives_them_back() {
        String charge = charge(pay());
        await(BUNDLE);
        String dispute = ledger.sandbox()
                .openDispute(charge, "fraudulent", null)
                .get("id")
                .stringValue();
        await(0);
        ledger.sandbox().decideDispute(dispute, true);
        await(BUNDLE);
    }

    @Test
    void events_that_come_before_the_payment_is_known_as_paid_or_in_another_order_come_to_the_same() {
        ledger.sandbox().webhooks().hold();
        String intent = pay();
        stripe("/v1/refunds", "payment_intent=" + intent + "&amount=1000");
        ledger.sandbox()
                .webhooks()
                .pending()
                .reversed()
                .forEach(p -> ledger.sandbox().webhooks().deliver(p.event()));
        await(BUNDLE - 10_000);
        ledger.sandbox().webhooks().release();

        assertThat(lines("purchase", 1)).isEqualTo(1);
        assertThat(balance()).isEqualTo(BUNDLE - 10_000);
    }

    @Test
    void what_stripe_cannot_tell_at_the_moment_is_asked_again() {
        ledger.sandbox()
                .faults()
                .add(Fault.once(FaultKind.UNAVAILABLE, "GET /v1/payment_intents/*")
                        .times(4));
        ledger.sandbox()
                .faults()
                .add(Fault.once(FaultKind.RATE_LIMIT, "GET /v1/checkout/sessions/*")
                        .times(2));
        pay();
        await(BUNDLE);
    }

    @Test
    void a_lost_webhook_is_made_good_by_reading_the_payment() {
        ledger.sandbox().webhooks().hold();
        String intent = pay();
        var found = ledger.provider().gateway().find(intent).orElseThrow();
        PaymentId id = found.payment();
        assertThat(balance()).isZero();
        assertThat(id).isNotNull();
        ledger.selling().sales().payments().observe(id, found.seen());

        await(BUNDLE);
    }

    /** Buys a bundle; the intent that paid it. */
    private String pay() {
        Answer checkout = http.post(
                credits + "/checkout",
                "{\"success_url\":\"http://localhost/ok\",\"cancel_url\":\"http://localhost/no\"}");
        assertThat(Payer.pays(checkout.text("/checkout_url"), "4242 4242 4242 4242"))
                .isEqualTo(303);
        String session = checkout.text("/session_id");
        Instant yesterday = Instant.now().minusSeconds(86_400);
        return ledger.provider().gateway().list(yesterday, null).payments().stream()
                .filter(seen -> seen.payment() != null)
                .filter(seen -> ledger.selling().sales().payments().payment(seen.payment()) instanceof Agreed agreed
                        && session.equals(agreed.objects().session()))
                .findFirst()
                .orElseThrow()
                .seen()
                .objects()
                .intent();
    }

    private String charge(String intent) {
        return ledger.provider()
                .gateway()
                .find(intent)
                .orElseThrow()
                .seen()
                .objects()
                .charge();
    }

    private String account() {
        return "/api/ledger/v1/accounts/organization:" + slug;
    }

    private int balance() {
        return http.get(credits).json().at("/balance").asInt();
    }

    /** How many lines of the statement are of this type, once it shows {@code atLeast}: it may lag the balance. */
    private int lines(String type, int atLeast) {
        int lines;
        do {
            lines = http.get(credits + "/transactions?transaction_type=" + type)
                    .json()
                    .size();
        } while (lines < atLeast);
        return lines;
    }

    private void await(int expected) {
        while (balance() != expected) {
            Thread.onSpinWait();
        }
    }

    /** A seller at Stripe's dashboard. */
    private void stripe(String path, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ledger.sandbox().baseUrl() + path))
                .header("Authorization", "Bearer " + ledger.sandbox().secretKey())
                .header("Idempotency-Key", URLEncoder.encode(path + form, StandardCharsets.UTF_8))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient dashboard = HttpClient.newHttpClient()) {
            assertThat(dashboard.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
