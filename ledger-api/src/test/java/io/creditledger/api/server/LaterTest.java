package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.automation.TurnedClock;
import io.creditledger.api.call.Views;
import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.stripe.Dashboard;
import io.creditledger.api.stripe.Payer;
import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What holds over HTTP when days and months have passed: the server and Stripe go by a clock that is turned. */
@Timeout(120)
class LaterTest {
    private static final TurnedClock CLOCK = new TurnedClock(Instant.now().truncatedTo(ChronoUnit.MICROS));
    private static final Duration MONTH = Duration.ofDays(32);
    private static final String CARD = "4242 4242 4242 4242";
    private static final String ORDER =
            "{\"success_url\":\"http://localhost:3000/thanks\",\"cancel_url\":\"http://localhost:3000/back\"}";
    private static final String GOLD = """
            {"creditsAmount":250,"extraCreditsAmount":50,"price":9,"creditsTierId":"gold",
             "creditsTierName":"Gold","recurringTimePeriod":"MONTHLY"}""";

    private static TestLedger ledger;
    private static Dashboard stripe;

    private final String user = "u-" + UUID.randomUUID();
    private final String entityId = "e-" + UUID.randomUUID();
    private final String entity = "/api/entities/" + entityId;
    private final String renewal = "/api/ledger/v1/accounts/user:" + entityId + ":" + user + "/renewal";
    private Http http;

    @BeforeAll
    static void open() {
        ledger = new TestLedger(ServerSettings.DEFAULT, CLOCK);
        stripe = new Dashboard(ledger.sandbox());
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @BeforeEach
    void an_entity_with_a_monthly_tier() {
        http = ledger.owner(user);
        ledger.sandbox().faults().clear();
        ledger.admin().post("/api/ledger/v1/entities", "{\"entity\":\"" + entityId + "\"}");
        assertThat(http.post(entity + "/credits-tiers", GOLD).status()).isEqualTo(200);
    }

    @Test
    void a_monthly_tier_bought_on_the_way_of_the_published_client_is_charged_again_a_month_later() {
        Answer created = http.post(paying(), order("pm_card_visa"));
        String intent = created.text("/data/intentId");
        JsonNode confirmed = stripe.browser(
                "/v1/payment_intents/" + intent + "/confirm", "client_secret=" + created.text("/data/clientSecret"));
        assertThat(confirmed.at("/status").asString()).isEqualTo("succeeded");
        assertThat(http.post(entity + "/approve-payment", "{\"intentId\":\"" + intent + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(buy("gold", intent).response().body()).isEqualTo("{\"success\":true}");
        assertThat(ledger.admin().get(renewal).text("/status")).isEqualTo("active");
        assertThat(credits()).isEqualTo(300);

        CLOCK.turn(MONTH);
        looks();
        looks();
        assertThat(credits()).isEqualTo(600);
        assertThat(ledger.admin().get(renewal).text("/status")).isEqualTo("active");
        JsonNode paid = stripe.get("/v1/payment_intents?customer="
                + stripe.get("/v1/payment_intents/" + intent).at("/customer").asString());
        assertThat(paid.at("/data").size()).isEqualTo(2);
        assertThat(paid.at("/data/0/amount").asLong()).isEqualTo(900);
        assertThat(paid.at("/data/0/status").asString()).isEqualTo("succeeded");
    }

    @Test
    void an_account_that_no_refill_brings_above_its_threshold_is_refilled_ten_times_a_day() {
        String credits = organization();
        Payer.pays(ledger.admin().post(credits + "/checkout", ORDER).text("/checkout_url"), CARD);
        while (!ledger.admin()
                .get(credits + "/auto-refill")
                .json()
                .at("/has_payment_method")
                .asBoolean()) {
            Thread.onSpinWait();
        }
        String always = "{\"enabled\":true,\"threshold\":100000000,\"quantity\":1,\"monthly_cap\":null}";
        assertThat(ledger.admin().put(credits + "/auto-refill", always).status())
                .isEqualTo(200);
        int before = intents();
        looks();
        looks();
        assertThat(intents() - before).as("one at a time").isEqualTo(1);
        for (int hour = 0; hour < 23; hour++) {
            CLOCK.turn(Duration.ofHours(1));
            looks();
        }
        assertThat(intents() - before).isEqualTo(10);
        CLOCK.turn(Duration.ofHours(1));
        looks();
        assertThat(intents() - before).as("a day after the first").isEqualTo(11);
        ledger.admin().put(credits + "/auto-refill", always.replace("true", "false"));
    }

    private static int intents() {
        return stripe.count("/v1/payment_intents");
    }

    @Test
    void where_no_tier_recurs_nothing_is_saved() {
        http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"gold\",\"recurringTimePeriod\":\"ONETIME\"}");
        String intent = http.post(paying(), order("pm_card_visa")).text("/data/intentId");
        JsonNode made = stripe.get("/v1/payment_intents/" + intent);

        assertThat(made.at("/customer").isNull()).isTrue();
        assertThat(made.at("/setup_future_usage").isNull()).isTrue();
    }

    @Test
    void what_an_intent_saves_was_fixed_with_it_whatever_tiers_there_are_when_it_is_asked_for_again() {
        Http keyed = http.keyed();
        ledger.sandbox()
                .faults()
                .add(Fault.once(FaultKind.DROP_ANSWER, "POST /v1/payment_intents")
                        .times(2));
        assertThat(keyed.post(paying(), order("pm_card_visa")).status()).isIn(502, 504);
        http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"gold\",\"recurringTimePeriod\":\"ONETIME\"}");
        Answer again = keyed.post(paying(), order("pm_card_visa"));

        assertThat(again.status()).as(again.response().body()).isEqualTo(200);
        assertThat(stripe.get("/v1/payment_intents/" + again.text("/data/intentId"))
                        .at("/setup_future_usage")
                        .asString())
                .isEqualTo("off_session");
    }

    @Test
    void a_page_asked_for_again_is_the_stored_answer_when_it_was_paid_and_when_days_have_passed() {
        String credits = organization();
        Http keyed = ledger.admin().keyed();
        int before = stripe.count("/v1/checkout/sessions");
        Answer first = keyed.post(credits + "/checkout", ORDER);
        Payer.pays(first.text("/checkout_url"), CARD);
        Answer paid = keyed.post(credits + "/checkout", ORDER);
        CLOCK.turn(Duration.ofDays(3));
        Answer later = keyed.post(credits + "/checkout", ORDER);

        assertThat(first.status()).isEqualTo(200);
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.response().body()).isEqualTo(first.response().body());
        assertThat(later.response().body()).isEqualTo(first.response().body());
        assertThat(stripe.count("/v1/checkout/sessions")).isEqualTo(before + 1);
        assertThat(keyed.post(credits + "/checkout", ORDER.replace("{", "{\"quantity\":2,"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_page_whose_answer_was_lost_is_found_when_stripe_has_forgotten_its_key() {
        String credits = organization();
        Http keyed = ledger.admin().keyed();
        int before = stripe.count("/v1/checkout/sessions");
        ledger.sandbox()
                .faults()
                .add(Fault.once(FaultKind.DROP_ANSWER, "POST /v1/checkout/sessions")
                        .times(2));
        assertThat(keyed.post(credits + "/checkout", ORDER).status()).isIn(502, 504);
        CLOCK.turn(Duration.ofMinutes(23 * 60 + 30));
        Answer found = keyed.post(credits + "/checkout", ORDER);

        assertThat(found.status()).as(found.response().body()).isEqualTo(200);
        assertThat(stripe.count("/v1/checkout/sessions")).isEqualTo(before + 1);
        CLOCK.turn(Duration.ofDays(2));
        assertThat(keyed.post(credits + "/checkout", ORDER).response().body())
                .isEqualTo(found.response().body());
    }

    @Test
    void a_page_that_was_never_seen_and_is_closed_is_not_opened_a_second_time() {
        String credits = organization();
        Http keyed = ledger.admin().keyed();
        int before = stripe.count("/v1/checkout/sessions");
        ledger.sandbox()
                .faults()
                .add(Fault.once(FaultKind.DROP_ANSWER, "POST /v1/checkout/sessions")
                        .times(2));
        assertThat(keyed.post(credits + "/checkout", ORDER).status()).isIn(502, 504);
        CLOCK.turn(Duration.ofDays(2));
        while (stripe.count("/v1/checkout/sessions?status=open") > 0) {
            Thread.onSpinWait();
        }
        Answer closed = keyed.post(credits + "/checkout", ORDER);

        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.text("/detail")).contains("closed");
        assertThat(stripe.count("/v1/checkout/sessions")).isEqualTo(before + 1);
    }

    @Test
    void an_intent_whose_answer_was_lost_is_found_when_stripe_has_forgotten_its_key() {
        Http keyed = http.keyed();
        int before = intents();
        ledger.sandbox()
                .faults()
                .add(Fault.once(FaultKind.DROP_ANSWER, "POST /v1/payment_intents")
                        .times(2));
        assertThat(keyed.post(paying(), order("pm_card_visa")).status()).isIn(502, 504);
        CLOCK.turn(Duration.ofDays(2));
        Answer found = keyed.post(paying(), order("pm_card_visa"));

        assertThat(found.status()).as(found.response().body()).isEqualTo(200);
        assertThat(intents()).isEqualTo(before + 1);
    }

    private String organization() {
        String slug = "o-" + UUID.randomUUID();
        ledger.admin().post("/api/ledger/v1/organizations", "{\"slug\":\"" + slug + "\"}");
        return "/api/v1/org/" + slug + "/credits";
    }

    private String paying() {
        return entity + "/users/" + user + "/create-payment-intent";
    }

    /** The request of the contract: no tier is named in it. */
    private static String order(String method) {
        return "{\"cardData\":{\"email\":\"a@example.org\",\"name\":\"A\",\"address\":{\"country\":\"US\","
                + "\"postal_code\":\"1\",\"city\":\"C\",\"state\":\"S\",\"line1\":\"L\",\"line2\":\"\"}},"
                + "\"intentData\":{\"amount\":9,\"currency\":\"usd\",\"paymentMethodId\":\"" + method + "\"}}";
    }

    private Answer buy(String tier, String intent) {
        return http.post(
                entity + "/buy-credits?userId=" + user,
                "{\"creditsTierId\":\"" + tier + "\",\"intentId\":\"" + intent + "\"}");
    }

    private int credits() {
        return http.get(entity + "/users/" + user + "/credits")
                .json()
                .at("/data/creditsAmount")
                .asInt();
    }

    /** What happens every few seconds, when every view has heard of everything. */
    private static void looks() {
        caughtUp();
        ledger.selling().doDue();
        caughtUp();
    }

    private static void caughtUp() {
        for (String view : Views.ALL) {
            assertThat(ledger.ledger()
                            .progress()
                            .await(view, ledger.ledger().log().headPosition(), Duration.ofSeconds(20)))
                    .as(view)
                    .isTrue();
        }
    }
}
