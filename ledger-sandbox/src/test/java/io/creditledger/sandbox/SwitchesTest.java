package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.PaymentIntent;
import io.creditledger.sandbox.store.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The switches as a person flips them, with curl. */
class SwitchesTest {
    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private ObjectNode flip(String method, String path, String form) throws IOException, InterruptedException {
        Http.Reply reply = Http.asSeller(shop.sandbox, method, "/sandbox/" + path, form);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.body();
    }

    @Test
    void a_fault_is_asked_for_seen_and_cleared() throws Exception {
        ObjectNode asked = flip("POST", "faults", "kind=rate_limit&match=GET+/v1/prices&times=2");
        assertThat(Json.members(asked, "faults"))
                .singleElement()
                .satisfies(fault -> assertThat(Json.number(fault, "times")).isEqualTo(2));
        assertThat(Http.asSeller(shop.sandbox, "GET", "/v1/prices", "").status())
                .isEqualTo(429);
        assertThat(Json.number(Json.members(flip("GET", "faults", ""), "faults").getFirst(), "matched"))
                .isEqualTo(1);
        flip("DELETE", "faults", "");
        assertThat(Http.asSeller(shop.sandbox, "GET", "/v1/prices", "").status())
                .isEqualTo(200);
        assertThat(Http.asSeller(shop.sandbox, "POST", "/sandbox/faults", "kind=bad_mood&match=*")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_charge_is_disputed_and_decided() throws Exception {
        PaymentIntent paid = shop.pay("pm_card_visa");
        ObjectNode dispute = flip("POST", "disputes", "charge=" + paid.getLatestCharge() + "&amount=300");
        assertThat(Json.number(dispute, "amount")).isEqualTo(300);
        String id = Json.textOf(dispute, "id");
        ObjectNode won = flip("POST", "disputes/decide", "dispute=" + id + "&won=true");
        assertThat(Json.text(won, "status")).isEqualTo("won");
    }

    @Test
    void a_bank_answers_when_told_to() throws Exception {
        PaymentIntent intent = shop.pay("pm_usBankAccount_success");
        ObjectNode failed =
                flip("POST", "payment_intents/settle", "failure=account_closed&payment_intent=" + intent.getId());
        assertThat(Json.text(failed, "status")).isEqualTo("requires_payment_method");
    }

    @Test
    void events_are_held_back_looked_at_and_delivered() throws Exception {
        try (Listener listener = Listener.to(shop)) {
            flip("POST", "webhooks/hold", "");
            shop.pay("pm_card_visa");
            ObjectNode waiting = flip("GET", "webhooks", "");
            String last = Json.textOf(Json.members(waiting, "pending").getLast(), "event");
            assertThat(Json.number(flip("POST", "webhooks/deliver", "event=" + last), "status"))
                    .isEqualTo(200);
            assertThat(listener.types()).containsExactly("charge.updated");
            flip("POST", "webhooks/release", "");
            Listener.quiet(shop);
            assertThat(listener.heard).hasSize(4);
        }
    }

    @Test
    void time_passes() throws Exception {
        long before = shop.sandbox.now().getEpochSecond();
        assertThat(Json.number(flip("POST", "advance", "seconds=86400"), "now")).isGreaterThanOrEqualTo(before + 86400);
    }
}
