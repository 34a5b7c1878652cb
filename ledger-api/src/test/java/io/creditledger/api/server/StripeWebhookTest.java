package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.stripe.SignedEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing is believed that Stripe has not signed, and what it signed is kept before it is answered. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class StripeWebhookTest {
    private static final String PATH = "/api/v1/webhooks/stripe";

    private final TestLedger ledger;
    private final String event = "evt_" + UUID.randomUUID().toString().replace("-", "");

    StripeWebhookTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "none",
                "",
                "x",
                "t",
                "v1",
                "t=",
                "v1=",
                "t=abc,v1=00",
                "t=1",
                "v1=00",
                "t,v1",
                "t=1,v1",
                "=,=",
                ",,,",
                "t=99999999999999999999,v1=00",
                "t=-1,v1=-1",
                "t=1,v0=00",
                "t=NOW",
                "t=NOW,v1=",
                "t=NOW,v1=00",
                "t=NOW,v1=zz",
                "t=NOW,t=NOW,v1=00,v1=11"
            })
    void a_header_that_is_no_signature_is_a_bad_request(String header) {
        Http caller = header.equals("none")
                ? ledger.anonymous()
                : ledger.anonymous()
                        .with(
                                "Stripe-Signature",
                                header.replace(
                                        "NOW", Long.toString(Instant.now().getEpochSecond())));
        Answer answer = caller.post(PATH, body("pi_1"));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("invalid_request_error");
        assertThat(kept()).isZero();
    }

    @Test
    void an_old_signature_one_of_another_body_or_secret_is_not_believed() {
        long now = Instant.now().getEpochSecond();
        String secret = ledger.sandbox().webhookSecret();

        assertThat(sent(body("pi_1"), SignedEvent.signature(body("pi_1"), secret, now - 301)))
                .isEqualTo(400);
        assertThat(sent(body("pi_2"), SignedEvent.signature(body("pi_1"), secret, now)))
                .isEqualTo(400);
        assertThat(sent(body("pi_1"), SignedEvent.signature(body("pi_1"), "whsec_other", now)))
                .isEqualTo(400);
        assertThat(kept()).isZero();
        assertThat(sent(body("pi_1"), SignedEvent.signature(body("pi_1"), secret, now)))
                .isEqualTo(200);
        assertThat(kept()).isOne();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "{}", "[]", "null", "no json", "{\"id\":\"evt_1\"}", "{\"object\":\"event\"}"})
    void a_signed_body_that_is_no_event_is_a_bad_request(String body) {
        String signature = SignedEvent.signature(
                body, ledger.sandbox().webhookSecret(), Instant.now().getEpochSecond());

        assertThat(sent(body, signature)).isEqualTo(400);
    }

    @Test
    void an_event_is_kept_once_and_looked_at_again_while_nothing_is_known_of_its_object() throws Exception {
        String body = body("pi_unknown");
        for (int i = 0; i < 3; i++) {
            String signature = SignedEvent.signature(
                    body, ledger.sandbox().webhookSecret(), Instant.now().getEpochSecond());
            assertThat(sent(body, signature)).isEqualTo(200);
        }
        assertThat(kept()).isOne();
        while (attempts() < 2) {
            Thread.sleep(50);
        }
        assertThat(state()).isEqualTo("pending");
    }

    @Test
    void an_event_of_another_version_or_about_something_else_is_kept_all_the_same() {
        String body = body("cus_1").replace("2026-07-29.dahlia", "2019-02-19");
        String signature = SignedEvent.signature(
                body, ledger.sandbox().webhookSecret(), Instant.now().getEpochSecond());

        assertThat(sent(body, signature)).isEqualTo(200);
        assertThat(state()).isEqualTo("other");
    }

    @Test
    void a_body_that_calls_itself_a_form_is_taken_as_it_came() {
        String body = body("cus_1");
        String signature = SignedEvent.signature(
                body, ledger.sandbox().webhookSecret(), Instant.now().getEpochSecond());
        Http form = ledger.anonymous().with("Content-Type", "application/x-www-form-urlencoded");

        assertThat(form.send("POST", PATH, BodyPublishers.ofString(body)).status())
                .as("unsigned")
                .isEqualTo(400);
        assertThat(form.with("Stripe-Signature", signature)
                        .send("POST", PATH, BodyPublishers.ofString(body))
                        .status())
                .isEqualTo(200);
        assertThat(kept()).isOne();
    }

    @Test
    void a_key_does_not_replace_a_signature_and_nothing_else_is_open() {
        assertThat(ledger.admin().post(PATH, body("pi_1")).status()).isEqualTo(400);
        assertThat(ledger.anonymous().get(PATH).status()).isEqualTo(404);
        assertThat(ledger.anonymous().post("/api/v1/webhooks/other", "{}").status())
                .isEqualTo(404);
        assertThat(ledger.anonymous()
                        .post("/api/v1/webhooks/../org/demo/credits/checkout", "{}")
                        .status())
                .isIn(400, 401, 404);
    }

    private String body(String object) {
        return "{\"id\":\"" + event + "\",\"object\":\"event\",\"api_version\":\"2026-07-29.dahlia\",\"created\":1,"
                + "\"type\":\"payment_intent.succeeded\",\"data\":{\"object\":{\"id\":\"" + object
                + "\",\"object\":\"payment_intent\"}}}";
    }

    private int sent(String body, String signature) {
        return ledger.anonymous()
                .with("Content-Type", "application/json; charset=utf-8")
                .with("Stripe-Signature", signature)
                .send("POST", PATH, BodyPublishers.ofString(body))
                .status();
    }

    private int kept() {
        return asked("SELECT count(*) FROM ledger.stripe_event WHERE event = ?", Integer.class);
    }

    private int attempts() {
        return asked("SELECT attempts FROM ledger.stripe_event WHERE event = ?", Integer.class);
    }

    private String state() {
        return asked("SELECT state FROM ledger.stripe_event WHERE event = ?", String.class);
    }

    private <T> T asked(String query, Class<T> type) {
        return JdbcClient.create(ledger.ledger().dataSource())
                .sql(query)
                .param(event)
                .query(type)
                .single();
    }
}
