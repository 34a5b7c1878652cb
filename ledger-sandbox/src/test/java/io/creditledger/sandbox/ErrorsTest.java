package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.sandbox.store.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors in Stripe's shapes. */
class ErrorsTest {
    private static StripeSandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = StripeSandbox.start(SandboxSettings.inMemory());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "POST /v1/payment_intents | amount=abc&currency=usd | 400 | parameter_invalid_integer | amount",
                "POST /v1/payment_intents | currency=usd | 400 | parameter_missing | amount",
                "POST /v1/payment_intents | amount=&currency=usd | 400 | parameter_invalid_empty | amount",
                "POST /v1/payment_intents | amount=20&currency=usd | 400 | amount_too_small | amount",
                "POST /v1/payment_intents | amount=100000000&currency=usd | 400 | amount_too_large | amount",
                "POST /v1/payment_intents | amount=1005&currency=kwd | 400 | parameter_invalid_integer | amount",
                "POST /v1/payment_intents | amount=500&currency=zzz | 400 | - | currency",
                "POST /v1/payment_intents | amount=50&currency=usd&customer=cus_no | 400 | resource_missing | customer",
                "POST /v1/payment_intents | amount=500&currency=usd&flavour=mild | 400 | parameter_unknown | flavour",
                "POST /v1/payment_intents | amount=50&currency=usd&receipt_email=x | 400 | email_invalid |"
                        + " receipt_email",
                "POST /v1/payment_intents | amount=50&currency=usd&receipt_email= | 400 | parameter_invalid_empty |"
                        + " receipt_email",
                "POST /v1/customers | email=nobody | 400 | email_invalid | email",
                "POST /v1/customers | address[planet]=mars | 400 | parameter_unknown | address[planet]",
                "POST /v1/checkout/sessions | mode=gift | 400 | - | mode",
                "POST /v1/checkout/sessions | mode=payment | 400 | parameter_missing | success_url",
                "POST /v1/refunds | amount=5 | 400 | parameter_missing | -",
                "GET /v1/payment_intents/pi_no | | 404 | resource_missing | intent",
                "GET /v1/customers/cus_no | | 404 | resource_missing | id",
                "GET /v1/events?limit=0 | | 400 | parameter_invalid_integer | limit",
                "GET /v1/events?limit=101 | | 400 | - | limit",
                "GET /v1/events?starting_after=evt_no | | 400 | resource_missing | starting_after",
                "GET /v1/quotes | | 404 | - | -",
                "POST /v1/events | | 404 | - | -",
            })
    void a_bad_request_is_told_what_is_wrong(String request, String form, int status, String code, String param)
            throws IOException, InterruptedException {
        String[] line = request.split(" ");
        Http.Reply reply = Http.asSeller(sandbox, line[0], line[1], form == null ? "" : form);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(Json.text(reply.error(), "type")).isEqualTo("invalid_request_error");
        assertThat(Json.text(reply.error(), "code")).isEqualTo(code);
        assertThat(Json.text(reply.error(), "param")).isEqualTo(param);
        assertThat(Json.text(reply.error(), "message")).isNotEmpty();
        assertThat(reply.response().headers().firstValue("Request-Id").orElseThrow())
                .startsWith("req_");
    }

    @Test
    void without_the_right_key_nothing_is_answered() throws IOException, InterruptedException {
        assertThat(Http.send(sandbox, "GET", "/v1/prices", "").status()).isEqualTo(401);
        Http.Reply wrong = Http.send(sandbox, "GET", "/v1/prices", "", "Authorization", "Bearer sk_test_of_another");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(Json.text(wrong.error(), "message"))
                .startsWith("Invalid API Key provided")
                .doesNotContain("another");
        Http.Reply browser =
                Http.send(sandbox, "GET", "/v1/prices", "", "Authorization", "Bearer " + sandbox.publishableKey());
        assertThat(Json.text(browser.error(), "code")).isEqualTo("secret_key_required");
        assertThat(Http.send(sandbox, "GET", "/sandbox/faults", "").status()).isEqualTo(401);
    }

    @Test
    void another_api_version_is_refused_for_the_sandbox_does_not_speak_it() throws IOException, InterruptedException {
        Http.Reply old = Http.send(
                sandbox,
                "GET",
                "/v1/prices",
                "",
                "Authorization",
                "Bearer " + sandbox.secretKey(),
                "Stripe-Version",
                "2020-08-27");
        assertThat(old.status()).isEqualTo(400);
        assertThat(Json.text(old.error(), "message")).contains("2020-08-27");
    }

    @Test
    void an_unknown_page_is_not_found() throws IOException, InterruptedException {
        assertThat(Http.send(sandbox, "GET", "/c/pay/cs_test_no", "").status()).isEqualTo(404);
        assertThat(Http.send(sandbox, "GET", "/elsewhere", "").status()).isEqualTo(404);
        assertThat(Http.send(sandbox, "GET", "/3d_secure/pi_no_secret_no", "").status())
                .isEqualTo(404);
    }
}
