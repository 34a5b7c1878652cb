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
    void a_top_up_that_is_too_small_is_not_repeated_before_credits_have_gone() {
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":1000}");
        http.post(customer.credits + "/top_ups", topUp(50, 10));
        awaitEntries(2);
        for (int i = 0; i < 5; i++) {
            ledger.ledger().topUps().topUp();
        }
        assertThat(customer.ledger("")).hasSize(2);

        customer.entry("{\"entry_type\":\"decrement\",\"amount\":1}");
        awaitEntries(4);
        assertThat(figures(customer.ledger("").getFirst())).isEqualTo("increment 50 -951 -901 #4");
    }

    @Test
    void top_ups_pause_while_one_waits_for_its_payment() {
        Answer set = http.post(
                customer.credits + "/top_ups",
                topUp(50, 10).replace("\"net_terms\":0", "\"net_terms\":0,\"require_successful_payment\":true"));
        assertThat(set.json().at("/invoice_settings/require_successful_payment").booleanValue())
                .isTrue();
        awaitEntries(1);
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":1}");
        for (int i = 0; i < 5; i++) {
            ledger.ledger().topUps().topUp();
        }
        assertThat(customer.ledger("")).hasSize(2);
        JsonNode ordered = customer.ledger("").getLast();
        assertThat(figures(ordered)).isEqualTo("increment 50 0 0 #1");

        String invoice = ordered.at("/created_invoices/0/id").asString();
        http.post("/v1/invoices/" + invoice + "/mark_paid", "{\"payment_received_date\":\"2026-11-20\"}");
        assertThat(figures(customer.ledger("").getFirst())).isEqualTo("increment 50 -1 49 #3");
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":40}");
        awaitEntries(5);
    }

    @Test
    void a_top_up_whose_invoice_is_voided_buys_no_more() {
        String topUps = customer.credits + "/top_ups";
        http.post(topUps, topUp(50, 10));
        awaitEntries(1);
        JsonNode invoice = customer.ledger("").getFirst().at("/created_invoices/0");

        Answer voided = http.post("/v1/invoices/" + invoice.at("/id").asString() + "/void", "{}");
        assertThat(voided.text("/status")).isEqualTo("void");
        assertThat(customer.list(topUps)).isEmpty();
        http.post(topUps, topUp(60, 10));
        http.keyed().post("/v1/invoices/" + invoice.at("/id").asString() + "/void", "{}");
        assertThat(customer.list(topUps)).hasSize(1);
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
