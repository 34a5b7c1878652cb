package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of the published client: intent, approval, credits; with the sandbox as Stripe. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class TierPaymentTest {
    private static final String SCALE = """
            {"creditsAmount":250,"extraCreditsAmount":50,"price":50,"creditsTierId":"scale",
             "creditsTierName":"Scale Plan","recurringTimePeriod":"ONETIME"}""";
    private static final String OTHER = SCALE.replace("\"scale\"", "\"other\"");
    private static final String CARD = "\"cardData\":{\"email\":\"a@example.org\",\"name\":\"A\",\"phone\":\"1\","
            + "\"address\":{\"country\":\"US\",\"postal_code\":\"1\",\"city\":\"C\",\"state\":\"S\",\"line1\":\"L\"}}";

    private final TestLedger ledger;
    private final String user = "u-" + UUID.randomUUID();
    private final String entityId = "e-" + UUID.randomUUID();
    private final String entity = "/api/entities/" + entityId;
    private Http http;

    TierPaymentTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_entity_with_paid_tiers() {
        http = ledger.owner(user);
        ledger.admin().post("/api/ledger/v1/entities", "{\"entity\":\"" + entityId + "\"}");
        assertThat(http.post(entity + "/credits-tiers", SCALE).status()).isEqualTo(200);
        assertThat(http.post(entity + "/credits-tiers", OTHER).status()).isEqualTo(200);
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        ledger.sandbox().faults().clear();
    }

    @Test
    void a_tier_is_paid_approved_and_bought_once_with_its_bonus_at_no_cost() {
        Answer created = http.post(intents(user), order("50", "pm_card_visa"));
        String intent = created.text("/data/intentId");
        Answer approved = http.post(entity + "/approve-payment", "{\"intentId\":\"" + intent + "\"}");
        Answer again = http.post(entity + "/approve-payment", "{\"paymentIntentId\":\"" + intent + "\"}");
        Answer bought = buy(user, "scale", intent);
        Answer twice = http.post("/api/users/" + user + "/buy-credits?entityId=" + entityId, purchase("scale", intent));

        assertThat(created.status()).as(created.response().body()).isEqualTo(200);
        assertThat(created.text("/data/clientSecret")).startsWith(intent + "_secret_");
        assertThat(approved.response().body()).isEqualTo("{\"success\":true}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(bought.response().body()).isEqualTo("{\"success\":true}");
        assertThat(twice.status()).isEqualTo(200);
        Answer credits = http.get(entity + "/users/" + user + "/credits");
        assertThat(credits.json().at("/data/creditsAmount").asInt()).isEqualTo(300);
        assertThat(credits.json().at("/data/totalCreditsBought").asInt()).isEqualTo(250);
        assertThat(credits.text("/data/currentCreditsTierId")).isEqualTo("scale");
        Answer blocks = ledger.admin().get("/api/ledger/v1/accounts/user:" + entityId + ":" + user + "/blocks");
        assertThat(blocks.response().body()).contains("\"cost_basis\":\"0.2\"", "\"cost_basis\":\"0\"");
    }

    @Test
    void an_intent_is_for_its_user_and_one_tier_and_its_tenant() {
        String intent = paid(user, "50");
        assertThat(buy("u-other", "scale", intent).status()).isEqualTo(409);
        assertThat(ledger.owner(user)
                        .post("/api/entities/e-demo/buy-credits?userId=" + user, purchase("scale", intent))
                        .status())
                .isEqualTo(404);
        assertThat(buy(user, "scale", intent).status()).isEqualTo(200);
        assertThat(buy(user, "other", intent).status()).isEqualTo(409);
        assertThat(buy(user, "scale", "pi_unknown").status()).isEqualTo(404);
        assertThat(buy(user, "scale", "nonsense").status()).isEqualTo(404);
    }

    @Test
    void a_tier_that_was_claimed_while_it_was_free_is_bought_by_paying_once_it_costs_money() {
        http.post(
                entity + "/credits-tiers",
                SCALE.replace("\"scale\"", "\"gift\"").replace(":50,\"cr", ":0,\"cr"));
        String claim = "{\"creditsTierId\":\"gift\"}";
        assertThat(http.post(entity + "/buy-credits?userId=" + user, claim).status())
                .isEqualTo(200);
        assertThat(reprice("gift", 50).status()).isEqualTo(200);
        String intent = paid(user, "50");

        assertThat(http.post(entity + "/buy-credits?userId=" + user, claim).status())
                .isEqualTo(200);
        assertThat(credits()).as("claimed").isEqualTo(300);
        assertThat(buy(user, "gift", intent).status()).isEqualTo(200);
        assertThat(buy(user, "gift", intent).status()).isEqualTo(200);
        assertThat(credits()).as("claimed and paid").isEqualTo(600);
    }

    @Test
    void a_purchase_sent_again_after_its_tier_became_free_grants_nothing_more() {
        String intent = paid(user, "50");
        assertThat(buy(user, "scale", intent).status()).isEqualTo(200);
        assertThat(reprice("scale", 0).status()).isEqualTo(200);

        assertThat(buy(user, "scale", intent).status()).isEqualTo(200);
        assertThat(credits()).isEqualTo(300);
    }

    @Test
    void an_object_of_a_payment_that_is_no_intent_is_not_found() {
        String page = "{\"success_url\":\"http://localhost/\",\"cancel_url\":\"http://localhost/\"}";
        String session =
                ledger.admin().post("/api/v1/org/demo/credits/checkout", page).text("/session_id");
        String intent = paid(user, "50");
        String charge = ledger.provider().gateway().intent(intent).objects().charge();

        assertThat(session).startsWith("cs_");
        assertThat(buy(user, "scale", session).status()).isEqualTo(404);
        assertThat(charge).startsWith("ch_");
        assertThat(buy(user, "scale", charge).status()).isEqualTo(404);
        assertThat(http.post(entity + "/approve-payment", "{\"intentId\":\"" + charge + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(credits()).isZero();
    }

    @Test
    void what_is_not_paid_or_not_enough_or_other_money_buys_nothing() {
        String unpaid = http.post(intents(user), order("50", "pm_card_visa")).text("/data/intentId");
        String little = paid(user, "49.99");
        Answer euros = http.post(intents(user), order("50", "pm_card_visa").replace("usd", "eur"));
        String inEuros = euros.text("/data/intentId");
        http.post(entity + "/approve-payment", "{\"intentId\":\"" + inEuros + "\"}");

        assertThat(buy(user, "scale", unpaid).text("/error")).contains("only one that succeeded");
        assertThat(buy(user, "scale", little).text("/error")).contains("49.99 usd");
        assertThat(buy(user, "scale", inEuros).text("/error")).contains("currency");
        assertThat(http.get(entity + "/users/" + user + "/credits")
                        .json()
                        .at("/data/creditsAmount")
                        .asInt())
                .isZero();
    }

    @Test
    void with_the_tier_named_the_intent_costs_what_the_tier_costs() {
        Answer created = http.post(
                intents(user),
                "{" + CARD + ",\"creditsTierId\":\"scale\",\"intentData\":{\"paymentMethodId\":\"pm_card_visa\","
                        + "\"amount\":1,\"currency\":\"usd\"}}");
        String intent = created.text("/data/intentId");
        http.post(entity + "/approve-payment", "{\"intentId\":\"" + intent + "\"}");

        assertThat(buy(user, "scale", intent).status()).isEqualTo(200);
    }

    @Test
    void a_tier_that_was_named_and_paid_is_bought_though_it_is_free_since() {
        Answer created = http.post(
                intents(user),
                "{" + CARD + ",\"creditsTierId\":\"scale\",\"intentData\":{\"paymentMethodId\":\"pm_card_visa\"}}");
        String intent = created.text("/data/intentId");
        http.post(entity + "/approve-payment", "{\"intentId\":\"" + intent + "\"}");
        assertThat(reprice("scale", 0).status()).isEqualTo(200);

        assertThat(buy(user, "scale", intent).status()).isEqualTo(200);
        assertThat(buy(user, "scale", intent).status()).isEqualTo(200);
        assertThat(ledger.admin()
                        .get("/api/ledger/v1/payments?state=unredeemed&limit=200")
                        .response()
                        .body())
                .doesNotContain(intent);
        assertThat(credits()).isEqualTo(300);
    }

    @Test
    void a_tier_that_was_named_and_paid_is_bought_though_its_price_of_now_cannot_be_paid() {
        String named = order("50", "pm_card_visa").replaceFirst("\\{", "{\"creditsTierId\":\"scale\",");
        String intent = http.post(intents(user), named).text("/data/intentId");
        http.post(entity + "/approve-payment", "{\"intentId\":\"" + intent + "\"}");
        String finer = "{\"creditsTierId\":\"scale\",\"price\":50.005}";
        assertThat(http.patch(entity + "/credits-tiers", finer).status()).isEqualTo(200);

        assertThat(buy(user, "scale", intent).status()).isEqualTo(200);
        assertThat(buy(user, "scale", intent).status()).as("again").isEqualTo(200);
        assertThat(credits()).isEqualTo(300);
    }

    @Test
    void what_a_form_left_empty_was_not_said() {
        String empty = CARD.replaceAll(":\"[^\"]*\"", ":\"\"");
        Answer made = http.post(
                intents(user), "{" + empty + ",\"intentData\":{\"amount\":5,\"paymentMethodId\":\"\",\"name\":\"\"}}");

        assertThat(made.status()).as(made.response().body()).isEqualTo(200);
    }

    @Test
    void a_country_is_taken_in_words_and_an_amount_as_a_number_only() {
        String words = pay("pm_card_visa", "20").replace("\"US\"", "\"United States\"");
        Answer made = http.post("/api/payment/pay", words);
        Answer nowhere = http.post("/api/payment/pay", words.replace("United States", "Atlantis"));
        Answer text = http.post("/api/payment/pay", pay("pm_card_visa", "\"20\""));
        Answer intent = http.post(intents(user), order("\"50\"", "pm_card_visa"));

        assertThat(made.status()).as(made.response().body()).isEqualTo(200);
        assertThat(nowhere.status()).as(nowhere.response().body()).isEqualTo(200);
        assertThat(text.status()).isEqualTo(400);
        assertThat(text.text("/error")).contains("must be a number");
        assertThat(intent.status()).isEqualTo(400);
    }

    @Test
    void an_intent_asked_for_again_under_its_key_is_the_same_one() {
        Http keyed = http.keyed();
        Answer first = keyed.post(intents(user), order("50", "pm_card_visa"));
        String intent = first.text("/data/intentId");
        http.post(entity + "/approve-payment", "{\"intentId\":\"" + intent + "\"}");
        Answer again = keyed.post(intents(user), order("50", "pm_card_visa"));

        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(keyed.post(intents(user), order("51", "pm_card_visa")).status())
                .isEqualTo(409);
    }

    @Test
    void a_payment_at_once_is_made_declined_or_impossible() {
        Http keyed = http.keyed();
        Answer made = keyed.post("/api/payment/pay", pay("pm_card_visa", "20"));
        Answer again = keyed.post("/api/payment/pay", pay("pm_card_visa", "20"));
        Answer declined = http.post("/api/payment/pay", pay("pm_card_chargeDeclinedInsufficientFunds", "20"));
        Answer asks = http.post("/api/payment/pay", pay("pm_card_authenticationRequired", "20"));

        assertThat(made.response().body()).isEqualTo("{\"success\":true,\"data\":{}}");
        assertThat(again.response().body()).isEqualTo(made.response().body());
        assertThat(declined.status()).isEqualTo(400);
        assertThat(declined.text("/error")).contains("insufficient_funds");
        assertThat(asks.status()).isEqualTo(400);
        assertThat(asks.text("/error")).contains("create-payment-intent");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"intentData":{"amount":0,"currency":"usd"}}         | cannot be charged
            {"intentData":{"amount":-1,"currency":"usd"}}        | cannot be charged
            {"intentData":{"amount":1.001,"currency":"usd"}}     | finer
            {"intentData":{"amount":0.5,"currency":"jpy"}}       | finer
            {"intentData":{"amount":1,"currency":"dollars"}}     | currency
            {"intentData":{"currency":"usd"}}                    | amount
            {"intentData":{"amount":0.01,"currency":"usd"}}      | amount_too_small
            {"intentData":{"amount":1000000,"currency":"usd"}}   | amount_too_large
            {"intentData":{"amount":1,"currency":"zzz"}}         | refused
            {"intentData":{"amount":1,"paymentMethodId":"pm_x"}} | resource_missing
            {"cardData":{"email":"a"},"intentData":{"amount":1}} | email_invalid
            {"intentData":7}                                     | object
            {"creditsTierId":"none","intentData":{}}             | none
            {"intentData":{"amount":1,"currency":"usd"},"x":1}   | x
            """)
    void a_wrong_intent_says_what_is_wrong(String body, String says) {
        Answer answer = http.post(intents(user), body);

        assertThat(answer.status()).as(answer.response().body()).isIn(400, 404);
        assertThat(answer.json().at("/success").asBoolean(true)).isFalse();
        assertThat(answer.text("/error")).contains(says);
    }

    @Test
    void what_cannot_be_approved_is_a_client_error_and_another_entitys_payment_is_not_found() {
        String bare = http.post(intents(user), order("50", null)).text("/data/intentId");
        String here = "{\"intentId\":\"" + bare + "\"}";

        assertThat(http.post(entity + "/approve-payment", here).text("/error")).contains("no payment method");
        assertThat(http.post("/api/entities/e-demo/approve-payment", here).status())
                .isEqualTo(404);
        assertThat(http.post(entity + "/approve-payment", "{}").status()).isEqualTo(400);
        assertThat(http.post(entity + "/approve-payment", "{\"intentId\":\"pi_x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void stripe_being_slow_or_down_is_said_and_a_retry_under_the_key_makes_one_intent() {
        Http keyed = http.keyed();
        ledger.sandbox().faults().add(Fault.once(FaultKind.UNAVAILABLE, "POST /v1/payment_intents"));
        Answer down = keyed.post(intents(user), order("50", "pm_card_visa"));
        ledger.sandbox().faults().add(Fault.delay("POST /v1/payment_intents", Duration.ofSeconds(4)));
        Answer slow = http.post(intents(user), order("50", "pm_card_visa"));

        assertThat(down.status()).isEqualTo(502);
        assertThat(down.json().at("/success").asBoolean(true)).isFalse();
        assertThat(slow.status()).isEqualTo(504);
        assertThat(keyed.post(intents(user), order("50", "pm_card_visa")).status())
                .isEqualTo(200);
    }

    private Answer reprice(String tier, int price) {
        return http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"" + tier + "\",\"price\":" + price + "}");
    }

    private int credits() {
        return http.get(entity + "/users/" + user + "/credits")
                .json()
                .at("/data/creditsAmount")
                .asInt();
    }

    private String paid(String who, String amount) {
        String intent = http.post(intents(who), order(amount, "pm_card_visa")).text("/data/intentId");
        assertThat(http.post(entity + "/approve-payment", "{\"intentId\":\"" + intent + "\"}")
                        .status())
                .isEqualTo(200);
        return intent;
    }

    private String intents(String who) {
        return entity + "/users/" + who + "/create-payment-intent";
    }

    private Answer buy(String who, String tier, String intent) {
        return http.post(entity + "/buy-credits?userId=" + who, purchase(tier, intent));
    }

    private static String purchase(String tier, String intent) {
        return "{\"creditsTierId\":\"" + tier + "\",\"intentId\":\"" + intent + "\"}";
    }

    private static String order(String amount, String method) {
        return "{" + CARD + ",\"intentData\":{\"amount\":" + amount + ",\"currency\":\"usd\""
                + (method == null ? "" : ",\"paymentMethodId\":\"" + method + "\"") + "}}";
    }

    private String pay(String method, String price) {
        return "{\"id\":\"" + method + "\",\"product\":{\"price\":" + price + "},"
                + "\"cardData\":{\"email\":\"a@example.org\",\"name\":\"A\",\"country\":\"US\",\"zip\":\"1\"},"
                + "\"info\":{\"userId\":\"" + user + "\",\"entityId\":\"" + entityId + "\"}}";
    }
}
