package io.creditledger.api.server;

import static io.creditledger.api.server.CreditCustomer.INVOICE;
import static io.creditledger.api.server.CreditCustomer.day;
import static io.creditledger.api.server.CreditCustomer.figures;
import static io.creditledger.api.server.CustomersTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Top-ups of a customer, as the published clients see them. */
@ExtendWith(SharedLedger.class)
class TopUpsTest {
    private final TestLedger ledger;
    private final Http http;
    private final CreditCustomer customer;

    TopUpsTest(TestLedger ledger) {
        this.ledger = ledger;
        this.http = ledger.admin();
        this.customer = new CreditCustomer(http);
    }

    @Test
    void a_balance_that_falls_to_the_threshold_is_topped_up_once() {
        String topUps = customer.credits + "/top_ups";
        Answer first = http.post(topUps, topUp(50, 5).replace("0.10", "0.10\",\"active_from\":\"" + day(40)));
        Answer set = http.post(topUps, topUp(100, 10));
        assertThat(set.status()).isEqualTo(201);
        assertThat(set.text("/per_unit_cost_basis")).isEqualTo("0.1");
        assertThat(customer.list(topUps)).singleElement().isEqualTo(set.json());
        assertError(http.delete(topUps + "/" + first.text("/id")), 404, "404-resource-not-found");

        ledger.ledger().topUps().topUp();
        ledger.ledger().topUps().topUp();
        awaitEntries(1);
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":89}");
        ledger.ledger().topUps().topUp();
        assertThat(customer.ledger("")).hasSize(2);
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":1}");
        awaitEntries(4);

        JsonNode added = customer.ledger("").getFirst();
        assertThat(figures(added)).isEqualTo("increment 100 10 110 #4");
        assertThat(customer.blocks().getLast().at("/credit_block_source").asString())
                .isEqualTo("top_up");
        assertThat(http.delete(topUps + "/" + set.text("/id")).status()).isEqualTo(204);
        assertThat(customer.list(topUps)).isEmpty();
    }

    @Test
    void a_top_up_that_cannot_be_is_refused() {
        String topUps = customer.credits + "/top_ups";

        assertError(http.post(topUps, "{}"), 400, "400-request-validation-errors");
        assertError(
                http.post(topUps, topUp(50, 5).replace("0.10", "0.10\",\"active_from\":\"2020-01-01")),
                400,
                "400-request-validation-errors");
        assertError(http.post(topUps, topUp(50, 5).replace("\"month\"", "null")), 400, "400-request-validation-errors");
    }

    private static String topUp(int amount, int threshold) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"credits\",\"threshold\":\"" + threshold
                + "\",\"per_unit_cost_basis\":\"0.10\",\"expires_after\":1,\"expires_after_unit\":\"month\"," + INVOICE
                + "}";
    }

    private void awaitEntries(int count) {
        for (int i = 0; i < 100 && customer.ledger("").size() < count; i++) {
            ledger.ledger().topUps().topUp();
        }
        assertThat(customer.ledger("")).hasSize(count);
    }
}
