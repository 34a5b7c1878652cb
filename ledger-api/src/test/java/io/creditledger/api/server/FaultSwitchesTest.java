package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.stripe.Payer;
import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever can go wrong with the provider, goes wrong once: a buyer who asks again gets one page and its credits once.
 */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class FaultSwitchesTest {
    private static final String ORDER =
            "{\"success_url\":\"http://localhost:3000/thanks\",\"cancel_url\":\"http://localhost:3000/back\"}";
    private static final int BEGINS_WITH = 25_000;
    private static final int BUNDLE = 25_000;

    private final TestLedger ledger;
    private final String slug = "f-" + UUID.randomUUID();
    private final String credits = "/api/v1/org/" + slug + "/credits";

    FaultSwitchesTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        ledger.sandbox().faults().clear();
    }

    @ParameterizedTest
    @EnumSource
    void every_fault_ends_in_one_purchase(FaultKind kind) {
        Http http = ledger.admin();
        http.post("/api/ledger/v1/organizations", "{\"slug\":\"" + slug + "\"}");
        ledger.sandbox().faults().add(fault(kind));
        Http keyed = http.keyed();
        Answer first = keyed.post(credits + "/checkout", ORDER);
        assertThat(first.status()).as(first.response().body()).isEqualTo(expected(kind));
        Answer page = first.status() == 200 ? first : asked(http, keyed, kind);
        assertThat(page.status()).as(page.response().body()).isEqualTo(200);
        assertThat(Payer.pays(page.text("/checkout_url"), "4242 4242 4242 4242"))
                .isEqualTo(303);

        while (balance(http) != BEGINS_WITH + BUNDLE) {
            Thread.onSpinWait();
        }
        String purchases = credits + "/transactions?transaction_type=purchase";
        while (http.get(purchases).json().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(http.get(purchases).json().size()).isEqualTo(1);
        assertThat(balance(http)).isEqualTo(BEGINS_WITH + BUNDLE);
    }

    private static Fault fault(FaultKind kind) {
        String opening = "POST /v1/checkout/sessions";
        return switch (kind) {
            case DELAY -> Fault.delay(opening, Duration.ofMillis(2_300)); // the ledger here waits for two seconds
            case DROP_REQUEST, DROP_ANSWER -> Fault.once(kind, opening).times(2); // the JDK asks twice
            case RATE_LIMIT, SERVER_ERROR, SERVER_ERROR_AFTER_EFFECT, UNAVAILABLE -> Fault.once(kind, opening);
            case DUPLICATE_DELIVERY, REORDER_DELIVERIES, WRONG_SIGNATURE ->
                Fault.always(kind, "*").times(8);
        };
    }

    private static int expected(FaultKind kind) {
        if (kind.ofDelivery()) {
            return 200;
        }
        return kind == FaultKind.DELAY ? 504 : 502;
    }

    /** Under the same key, until the late request is done; a 500 stays the answer to its key, so under another one. */
    private Answer asked(Http http, Http keyed, FaultKind kind) {
        if (kind == FaultKind.SERVER_ERROR || kind == FaultKind.SERVER_ERROR_AFTER_EFFECT) {
            assertThat(keyed.post(credits + "/checkout", ORDER).status()).isEqualTo(502);
            return http.keyed().post(credits + "/checkout", ORDER);
        }
        Answer again = keyed.post(credits + "/checkout", ORDER);
        while (kind == FaultKind.DELAY && again.status() != 200) {
            again = keyed.post(credits + "/checkout", ORDER);
        }
        return again;
    }

    private int balance(Http http) {
        return http.get(credits).json().at("/balance").asInt();
    }
}
