package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.stripe.Payer;
import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From price to receipt over the real server, with the sandbox as Stripe. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class SellingTest {
    private static final String ORDER =
            "{\"success_url\":\"http://localhost:3000/thanks\",\"cancel_url\":\"http://LOCALHOST:3000/back\"}";
    private static final String CARD = "4242 4242 4242 4242";
    private static final int BEGINS_WITH = 25_000;
    private static final int BUNDLE = 25_000;

    private final TestLedger ledger;
    private Http http;
    private String credits;

    SellingTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_organization() {
        http = ledger.admin();
        String slug = "o-" + UUID.randomUUID();
        credits = "/api/v1/org/" + slug + "/credits";
        assertThat(http.post("/api/ledger/v1/organizations", "{\"slug\":\"" + slug + "\"}")
                        .status())
                .isEqualTo(201);
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        ledger.sandbox().faults().clear();
    }

    @Test
    void the_price_is_that_of_the_provider() {
        assertThat(http.get(credits + "/price").response().body())
                .isEqualTo("{\"credits\":25000,\"currency\":\"usd\",\"price_cents\":2500,"
                        + "\"product_description\":\"Credits for everything that this ledger counts\","
                        + "\"product_name\":\"25,000 credits\"}");
        assertThat(http.get("/api/v1/org/nobody/credits/price").status()).isEqualTo(404);
        assertThat(ledger.anonymous().get(credits + "/price").status()).isEqualTo(401);
    }

    @Test
    void what_is_paid_on_the_page_arrives_as_credits_with_a_receipt() {
        Answer checkout = http.post(credits + "/checkout", ORDER.replace("{", "{\"quantity\":3,"));
        assertThat(checkout.status()).as(checkout.response().body()).isEqualTo(200);
        assertThat(checkout.json().propertyNames()).containsExactly("checkout_url", "session_id");
        assertThat(Payer.pays(checkout.text("/checkout_url"), CARD)).isEqualTo(303);

        awaitBalance(BEGINS_WITH + 3 * BUNDLE);
        Answer bought = purchases();
        assertThat(bought.json().size()).isEqualTo(1);
        assertThat(bought.json().at("/0/amount").asInt()).isEqualTo(3 * BUNDLE);
        assertThat(bought.json().at("/0/has_receipt").asBoolean()).isTrue();
        Answer receipt = http.get(credits + "/transactions/" + bought.text("/0/id") + "/receipt");
        assertThat(receipt.status()).as(receipt.response().body()).isEqualTo(200);
        assertThat(receipt.text("/url")).startsWith(ledger.sandbox().baseUrl() + "/i/");
    }

    @Test
    void a_purchase_without_money_and_a_stranger_have_no_receipt() {
        String signup = http.get(credits + "/transactions").text("/0/id");

        assertThat(http.get(credits + "/transactions/" + signup + "/receipt").text("/type"))
                .isEqualTo("not_found_error");
        assertThat(http.get(credits + "/transactions/" + UUID.randomUUID() + "/receipt")
                        .status())
                .isEqualTo(404);
        assertThat(http.get(credits + "/transactions/1/receipt").status()).isEqualTo(422);
        assertThat(ledger.stranger()
                        .get(credits + "/transactions/" + signup + "/receipt")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_purchase_that_only_names_a_payment_has_no_receipt() {
        Answer checkout = http.post(credits + "/checkout", ORDER);
        Payer.pays(checkout.text("/checkout_url"), CARD);
        awaitBalance(BEGINS_WITH + BUNDLE);
        String known = http.get("/api/ledger/v1/accounts/" + account() + "/transactions/"
                        + purchases().text("/0/id"))
                .text("/payment");
        assertThat(known).as("the payment of another organization").isNotEmpty();

        String other = "o-" + UUID.randomUUID();
        http.post("/api/ledger/v1/organizations", "{\"slug\":\"" + other + "\"}");
        for (String payment : List.of(known, UUID.randomUUID().toString(), "invoice 7")) {
            Answer bought = http.keyed()
                    .post(
                            "/api/ledger/v1/accounts/organization:" + other + "/purchases",
                            "{\"blocks\":[{\"amount\":5}],\"payment\":\"" + payment + "\"}");
            assertThat(bought.status()).as(bought.response().body()).isEqualTo(201);
            String list = "/api/v1/org/" + other + "/credits/transactions";
            Answer line = http.get(list + "?limit=1");
            assertThat(line.text("/0/id")).isEqualTo(bought.text("/id"));
            assertThat(line.json().at("/0/has_receipt").asBoolean()).as(payment).isFalse();
            assertThat(http.get(list + "/" + bought.text("/id") + "/receipt").status())
                    .as(payment)
                    .isEqualTo(404);
        }
    }

    @Test
    void a_receipt_is_shown_to_nobody_by_the_name_that_the_provider_gives_anothers_payment() {
        Answer checkout = http.post(credits + "/checkout", ORDER);
        Payer.pays(checkout.text("/checkout_url"), CARD);
        awaitBalance(BEGINS_WITH + BUNDLE);
        String session = checkout.text("/session_id");
        String slug = "o-" + UUID.randomUUID();

        for (Http other : List.of(http, ledger.stranger())) {
            other.post("/api/ledger/v1/organizations", "{\"slug\":\"" + slug + "\"}");
            Answer named = other.keyed()
                    .post(
                            "/api/ledger/v1/accounts/organization:" + slug + "/purchases",
                            "{\"blocks\":[{\"amount\":5}],\"payment\":\"" + session + "\"}");
            assertThat(named.status()).as(named.response().body()).isEqualTo(201);
            String line = "/api/v1/org/" + slug + "/credits/transactions/" + named.text("/id");
            assertThat(other.get(line + "/receipt").status()).isEqualTo(404);
        }
    }

    private String account() {
        return "organization:" + credits.replace("/api/v1/org/", "").replace("/credits", "");
    }

    @Test
    void an_order_sent_again_under_its_key_is_the_same_page_and_another_one_a_conflict() {
        Http keyed = http.keyed();
        Answer first = keyed.post(credits + "/checkout", ORDER);
        Answer again = keyed.post(credits + "/checkout", ORDER);
        Answer other = keyed.post(credits + "/checkout", ORDER.replace("{", "{\"quantity\":2,"));

        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/type")).isEqualTo("conflict_error");
        Payer.pays(first.text("/checkout_url"), CARD);
        awaitBalance(BEGINS_WITH + BUNDLE);
        assertThat(keyed.post(credits + "/checkout", ORDER).response().body())
                .as("paid")
                .isEqualTo(first.response().body());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                          | success_url
            {"success_url":"/thanks","cancel_url":"http://localhost/"}                  | success_url
            {"success_url":"http://localhost/","cancel_url":"ftp://localhost/"}         | cancel_url
            {"success_url":"https://evil.example/","cancel_url":"http://localhost/"}    | success_url
            {"success_url":"http://localhost@evil.example/","cancel_url":"http://localhost/"} | success_url
            {"success_url":"http://localhost/","cancel_url":"http://localhost/","quantity":0}  | quantity
            {"success_url":"http://localhost/","cancel_url":"http://localhost/","quantity":11} | quantity
            {"success_url":"http://localhost/","cancel_url":"http://localhost/","more":1}      | more
            """)
    void a_wrong_order_says_where_it_is_wrong(String body, String field) {
        Answer answer = http.post(credits + "/checkout", body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.text("/type")).isEqualTo("validation_error");
        assertThat(answer.response().body()).contains("{\"loc\":[\"body\",\"" + field + "\"],");
    }

    @Test
    void payers_are_sent_to_the_origins_that_the_tenant_allows_and_nowhere_else() {
        Http tenant = ledger.stranger();
        String org = "/api/v1/org/shop/credits/checkout";
        tenant.post("/api/ledger/v1/organizations", "{\"slug\":\"shop\"}");
        Answer set = tenant.patch("/api/ledger/v1/tenant", "{\"redirect_origins\":[\"https://app.example\"]}");
        Answer wrong = tenant.patch("/api/ledger/v1/tenant", "{\"redirect_origins\":[\"https://app.example/path\"]}");
        String app = "{\"success_url\":\"https://APP.example:443/ok?s={CHECKOUT_SESSION_ID}\","
                + "\"cancel_url\":\"https://app.example/\"}";

        assertThat(set.response().body()).contains("\"redirect_origins\":[\"https://app.example\"]");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(tenant.post(org, app).status()).isEqualTo(200);
        assertThat(tenant.post(org, ORDER).status()).isEqualTo(422);
        assertThat(tenant.post(org, app.replace("https://app.example/\"", "https://app.example:8443/\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void stripe_being_slow_or_down_stops_checkouts_and_nothing_else() {
        String account = credits.replace("/api/v1/org/", "/api/ledger/v1/accounts/organization:")
                .replace("/credits", "");
        for (FaultKind kind : new FaultKind[] {FaultKind.RATE_LIMIT, FaultKind.SERVER_ERROR, FaultKind.UNAVAILABLE}) {
            ledger.sandbox().faults().add(Fault.once(kind, "POST /v1/checkout/sessions"));
            Answer down = http.post(credits + "/checkout", ORDER);
            assertThat(down.status()).as(kind.name()).isEqualTo(502);
            assertThat(down.text("/type")).isEqualTo("stripe_error");
        }
        ledger.sandbox().faults().add(Fault.delay("POST /v1/checkout/sessions", Duration.ofSeconds(4)));
        Answer slow = http.post(credits + "/checkout", ORDER);
        assertThat(slow.status()).isEqualTo(504);
        assertThat(slow.text("/type")).isEqualTo("gateway_timeout_error");
        assertThat(http.keyed()
                        .post(account + "/decrements", "{\"amount\":\"1\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void an_answer_that_was_lost_leaves_one_page_for_its_key() {
        Http keyed = http.keyed();
        ledger.sandbox()
                .faults()
                .add(Fault.once(FaultKind.DROP_ANSWER, "POST /v1/checkout/sessions")
                        .times(2));
        assertThat(keyed.post(credits + "/checkout", ORDER).status()).isEqualTo(502);
        Answer again = keyed.post(credits + "/checkout", ORDER);

        assertThat(again.status()).as(again.response().body()).isEqualTo(200);
        Payer.pays(again.text("/checkout_url"), CARD);
        awaitBalance(BEGINS_WITH + BUNDLE);
        assertThat(purchases().json().size()).isEqualTo(1);
    }

    private void awaitBalance(int expected) {
        while (http.get(credits).json().at("/balance").asInt() != expected) {
            Thread.onSpinWait();
        }
    }

    /** The purchases, as soon as the statement shows one: it is another view than the balance. */
    private Answer purchases() {
        Answer purchases = http.get(credits + "/transactions?transaction_type=purchase");
        while (purchases.json().isEmpty()) {
            purchases = http.get(credits + "/transactions?transaction_type=purchase");
        }
        return purchases;
    }
}
