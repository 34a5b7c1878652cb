package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.stripe.Dashboard;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payments that are not at their end: money that may come, and money that came for nothing yet. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class OpenPaymentsTest {
    private static final String SCALE = """
            {"creditsAmount":250,"extraCreditsAmount":50,"price":50,"creditsTierId":"scale",
             "creditsTierName":"Scale Plan","recurringTimePeriod":"ONETIME"}""";

    private final TestLedger ledger;
    private final String user = "u-" + UUID.randomUUID();
    private final String entityId = "e-" + UUID.randomUUID();
    private final String entity = "/api/entities/" + entityId;
    private Http http;

    OpenPaymentsTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_entity_with_a_paid_tier() {
        http = ledger.owner(user);
        ledger.admin().post("/api/ledger/v1/entities", "{\"entity\":\"" + entityId + "\"}");
        assertThat(http.post(entity + "/credits-tiers", SCALE).status()).isEqualTo(200);
    }

    @Test
    void what_was_paid_and_not_redeemed_is_listed_until_it_is_redeemed_or_given_back() {
        String redeemed = paid();
        String refunded = paid();
        String begun = begun();
        assertThat(unredeemed()).contains(redeemed, refunded, "\"amount\":\"50\"", "user:" + entityId);
        assertThat(unredeemed()).doesNotContain(begun);
        assertThat(open("waiting")).contains(begun).doesNotContain(redeemed);
        assertThat(open("")).contains(begun, redeemed, refunded);
        assertThat(ledger.stranger()
                        .get("/api/ledger/v1/payments")
                        .json()
                        .at("/data")
                        .size())
                .isZero();

        http.post(
                entity + "/buy-credits?userId=" + user,
                "{\"creditsTierId\":\"scale\",\"intentId\":\"" + redeemed + "\"}");
        new Dashboard(ledger.sandbox()).post("/v1/refunds", "payment_intent=" + refunded);
        ledger.selling().sales().payments().follow(refunded);
        assertThat(unredeemed()).doesNotContain(redeemed, refunded);
    }

    @Test
    void open_payments_come_in_pages_and_a_wrong_state_says_so() {
        String first = paid();
        String second = paid();
        Answer page = ledger.admin().get("/api/ledger/v1/payments?state=unredeemed&limit=1");
        Answer next = ledger.admin()
                .get("/api/ledger/v1/payments?state=unredeemed&limit=1&cursor=" + page.text("/next_cursor"));

        assertThat(page.text("/data/0/intent")).isEqualTo(second);
        assertThat(page.json().at("/has_more").asBoolean()).isTrue();
        assertThat(next.text("/data/0/intent")).isEqualTo(first);
        assertThat(ledger.admin().get("/api/ledger/v1/payments?state=lost").status())
                .isEqualTo(422);
        assertThat(ledger.anonymous().get("/api/ledger/v1/payments").status()).isEqualTo(401);
    }

    private String unredeemed() {
        return open("unredeemed");
    }

    private String open(String state) {
        String query = state.isEmpty() ? "" : "&state=" + state;
        Answer answer = ledger.admin().get("/api/ledger/v1/payments?limit=200" + query);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.response().body();
    }

    private String begun() {
        return http.post(
                        entity + "/users/" + user + "/create-payment-intent",
                        "{\"intentData\":{\"amount\":50,\"currency\":\"usd\",\"paymentMethodId\":\"pm_card_visa\"}}")
                .text("/data/intentId");
    }

    private String paid() {
        String intent = begun();
        assertThat(http.post(entity + "/approve-payment", "{\"intentId\":\"" + intent + "\"}")
                        .status())
                .isEqualTo(200);
        return intent;
    }
}
