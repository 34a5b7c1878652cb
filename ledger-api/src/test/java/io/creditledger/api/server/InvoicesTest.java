package io.creditledger.api.server;

import static io.creditledger.api.server.CreditCustomer.INVOICE;
import static io.creditledger.api.server.CreditCustomer.day;
import static io.creditledger.api.server.CreditCustomer.figures;
import static io.creditledger.api.server.CustomersTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Invoices of bought credits, and blocks that wait for them, as the published clients see them. */
@ExtendWith(SharedLedger.class)
class InvoicesTest {
    private static final String WAITING = INVOICE.replace("}", ",\"require_successful_payment\":true}");
    private static final String PAID = "{\"payment_received_date\":\"2026-11-20\",\"external_id\":\"wire-7\"}";

    private final TestLedger ledger;
    private final Http http;
    private final CreditCustomer customer;

    InvoicesTest(TestLedger ledger) {
        this.ledger = ledger;
        this.http = ledger.admin();
        this.customer = new CreditCustomer(http);
    }

    @Test
    void bought_credits_are_invoiced_at_exactly_their_cost() {
        Answer entry = bought("100.5", "0.123", """
                "invoice_settings":{"auto_collection":true,"net_terms":30,"memo":"Thanks","item_id":"item_1",
                "invoice_date":"2026-12-01"}""");

        JsonNode invoice = entry.json().at("/created_invoices/0");
        assertThat(invoice.at("/total").asString()).isEqualTo("12.3615");
        assertThat(invoice.at("/amount_due").asString()).isEqualTo("12.3615");
        assertThat(invoice.at("/currency").asString()).isEqualTo("USD");
        assertThat(invoice.at("/status").asString()).isEqualTo("issued");
        assertThat(invoice.at("/memo").asString()).isEqualTo("Thanks");
        assertThat(invoice.at("/auto_collection/enabled").booleanValue()).isTrue();
        assertThat(invoice.at("/invoice_date").asString()).isEqualTo("2026-12-01T05:00:00Z");
        assertThat(invoice.at("/due_date").asString()).isEqualTo("2026-12-31T05:00:00Z");
        assertThat(invoice.at("/line_items/0/name").asString()).isEqualTo("item_1");
        assertThat(http.get(path(invoice)).json()).isEqualTo(invoice);
        assertThat(customer.ledger("").getFirst().at("/created_invoices/0")).isEqualTo(invoice);
        String block = entry.text("/credit_block/id");
        JsonNode listed = http.get("/v1/credit_blocks/" + block + "/invoices").json();
        assertThat(listed.at("/block/id").asString()).isEqualTo(block);
        assertThat(listed.at("/invoices/0").propertyNames())
                .containsExactlyInAnyOrder("id", "customer", "invoice_number", "status", "subscription");
        assertThat(listed.at("/invoices/0/invoice_number")).isEqualTo(invoice.at("/invoice_number"));
        assertThat(listed.at("/invoices/0/customer/external_customer_id").asString())
                .isEqualTo(customer.external);
        assertError(http.get("/v1/invoices/" + UUID.randomUUID()), 404, "404-resource-not-found");
    }

    @Test
    void given_credits_have_no_invoice_and_a_due_date_of_its_own_is_kept() {
        String given = customer.increment(10, "null", "0");
        assertThat(http.get("/v1/credit_blocks/" + given + "/invoices").json().at("/invoices"))
                .isEmpty();
        JsonNode invoice = bought("10", "1", INVOICE.replace("\"net_terms\":0", "\"custom_due_date\":\"2027-01-15\""))
                .json()
                .at("/created_invoices/0");
        assertThat(invoice.at("/due_date").asString()).isEqualTo("2027-01-15T05:00:00Z");
        assertThat(invoice.at("/total").asString()).isEqualTo("10.00");
    }

    @Test
    void an_invoice_is_paid_once_whoever_asks_again() {
        JsonNode invoice = bought("10", "1", INVOICE).json().at("/created_invoices/0");
        Http keyed = http.keyed();
        Answer paid = keyed.post(path(invoice) + "/mark_paid", PAID);

        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("/status")).isEqualTo("paid");
        assertThat(paid.text("/paid_at")).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(paid.text("/amount_due")).isEqualTo("0.00");
        Answer again = keyed.post(path(invoice) + "/mark_paid", PAID);
        assertThat(again.json()).isEqualTo(paid.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertError(http.keyed().post(path(invoice) + "/mark_paid", PAID), 400, "400-constraint-violation");
        assertError(http.post(path(invoice) + "/void", "{}"), 400, "400-constraint-violation");
        assertError(http.post(path(invoice) + "/mark_paid", "{}"), 400, "400-request-validation-errors");
        assertThat(customer.ledger("")).hasSize(1);
    }

    @Test
    void a_block_that_waits_for_its_payment_is_listed_and_cannot_be_drawn_before_it() {
        customer.increment(5, "null", "0");
        Answer ordered = bought("100", "0.5", WAITING + ",\"metadata\":{\"order\":\"7\"}");
        String block = ordered.text("/credit_block/id");

        assertThat(figures(ordered.json())).isEqualTo("increment 100 5 5 #2");
        assertThat(customer.list(customer.credits + "?status=pending_payment"))
                .singleElement()
                .satisfies(
                        pending -> assertThat(pending.at("/status").asString()).isEqualTo("pending_payment"));
        assertThat(customer.list(customer.credits + "?status=active")).hasSize(1);
        assertThat(customer.blocks()).hasSize(2);
        Answer decrement = customer.entry("{\"entry_type\":\"decrement\",\"amount\":8}");
        assertThat(figures(decrement.json())).isEqualTo("decrement 3 0 -3 #4");
        assertError(voiding(block, 1), 400, "400-constraint-violation");

        JsonNode invoice = ordered.json().at("/created_invoices/0");
        assertThat(http.post(path(invoice) + "/mark_paid", PAID).text("/status"))
                .isEqualTo("paid");

        JsonNode active = http.get("/v1/credit_blocks/" + block).json();
        assertThat(active.at("/status").asString()).isEqualTo("active");
        assertThat(active.at("/balance").asInt()).isEqualTo(97);
        assertThat(active.at("/metadata/order").asString()).isEqualTo("7");
        assertThat(figures(customer.ledger("").getFirst())).isEqualTo("increment 100 -3 97 #5");
        assertThat(http.get("/v1/credit_blocks/" + block + "/invoices").json().at("/invoices/0/status"))
                .hasToString("\"paid\"");
    }

    @Test
    void an_invoice_that_was_paid_already_makes_the_block_active_at_once() {
        Answer entry = bought("100", "0.5", WAITING.replace("}", ",\"mark_as_paid\":true}"));

        assertThat(entry.text("/created_invoices/0/status")).isEqualTo("paid");
        assertThat(figures(entry.json())).isEqualTo("increment 100 0 100 #1");
        assertThat(customer.blocks().getFirst().at("/status").asString()).isEqualTo("active");
    }

    @Test
    void a_block_that_is_deleted_or_voided_whole_takes_its_invoice_along() {
        for (String settings : new String[] {INVOICE, WAITING}) {
            Answer entry = bought("10", "1", settings);
            String block = "/v1/credit_blocks/" + entry.text("/credit_block/id");
            assertThat(http.delete(block).status()).isEqualTo(204);
            assertError(http.get(block), 404, "404-resource-not-found");
            assertThat(http.get(path(entry.json().at("/created_invoices/0"))).text("/status"))
                    .isEqualTo("void");
        }
        Answer whole = bought("10", "1", INVOICE);
        voiding(whole.text("/credit_block/id"), 10);
        assertThat(http.get(path(whole.json().at("/created_invoices/0"))).text("/voided_at"))
                .isNotBlank();
        Answer part = bought("10", "1", INVOICE);
        voiding(part.text("/credit_block/id"), 9);
        assertThat(http.get(path(part.json().at("/created_invoices/0"))).text("/status"))
                .isEqualTo("issued");
    }

    @Test
    void what_was_paid_and_taken_back_is_a_credit_note() {
        Answer entry = bought("10", "1.5", INVOICE.replace("}", ",\"mark_as_paid\":true}"));
        http.delete("/v1/credit_blocks/" + entry.text("/credit_block/id"));

        JsonNode invoice =
                http.get(path(entry.json().at("/created_invoices/0"))).json();
        assertThat(invoice.at("/status").asString()).isEqualTo("paid");
        assertThat(invoice.at("/credit_notes/0/total").asString()).isEqualTo("15.00");
    }

    @Test
    void an_invoice_that_is_voided_takes_its_block_along() {
        for (String settings : new String[] {INVOICE, WAITING}) {
            Answer entry = bought("10", "1", settings);
            String path = path(entry.json().at("/created_invoices/0"));
            Http keyed = http.keyed();
            Answer voided = keyed.post(path + "/void", "{}");
            assertThat(voided.text("/status")).isEqualTo("void");
            assertThat(keyed.post(path + "/void", "{}").json()).isEqualTo(voided.json());
            assertError(http.keyed().post(path + "/void", "{}"), 400, "400-constraint-violation");
            assertError(http.get("/v1/credit_blocks/" + entry.text("/credit_block/id")), 404, "404-resource-not-found");
        }
        assertThat(customer.blocks()).isEmpty();
    }

    @Test
    void invoices_are_listed_page_by_page_the_last_issued_first_and_void_ones_when_asked_for() {
        Http alone = ledger.stranger();
        CreditCustomer first = new CreditCustomer(alone);
        CreditCustomer second = new CreditCustomer(alone);
        for (int i = 1; i <= 3; i++) {
            first.increment(i, "null", "1");
        }
        second.entry("{\"entry_type\":\"increment\",\"currency\":\"hours\",\"amount\":4,"
                + "\"per_unit_cost_basis\":\"1\"," + INVOICE + "}");
        JsonNode newest = first.list("/v1/invoices").getFirst();
        assertThat(totals(first.list("/v1/invoices"))).containsExactly("4.00", "3.00", "2.00", "1.00");
        assertThat(newest).isEqualTo(alone.get(path(newest)).json());
        assertThat(totals(first.list("/v1/invoices?customer_id=" + first.id))).containsExactly("3.00", "2.00", "1.00");
        assertThat(totals(first.list("/v1/invoices?external_customer_id=" + second.external)))
                .containsExactly("4.00");

        alone.post(path(newest) + "/void", "{}");
        alone.post(path(first.list("/v1/invoices").getLast()) + "/mark_paid", PAID);
        assertThat(totals(first.list("/v1/invoices"))).containsExactly("3.00", "2.00", "1.00");
        assertThat(totals(first.list("/v1/invoices?status[]=void&status[]=paid")))
                .containsExactly("4.00", "1.00");
        assertThat(totals(first.list("/v1/invoices?status=draft"))).isEmpty();
        Answer page = alone.get("/v1/invoices?limit=2");
        assertThat(page.json().at("/data")).hasSize(2);
        String cursor = page.text("/pagination_metadata/next_cursor");
        assertThat(totals(first.list("/v1/invoices?limit=2&cursor=" + cursor))).containsExactly("1.00");
        assertThat(new CreditCustomer(ledger.stranger()).list("/v1/invoices")).isEmpty();
        assertError(alone.get("/v1/invoices?status=lost"), 400, "400-request-validation-errors");
        assertError(alone.get("/v1/invoices?customer_id=nobody"), 404, "404-resource-not-found");
        assertThat(alone.get("/v1/invoices?due_date_window=7d").status()).isEqualTo(404);
    }

    private static List<String> totals(List<JsonNode> invoices) {
        return invoices.stream().map(each -> each.at("/total").asString()).toList();
    }

    @Test
    void another_tenant_finds_no_invoice() {
        JsonNode invoice = bought("10", "1", INVOICE).json().at("/created_invoices/0");

        assertError(ledger.stranger().get(path(invoice)), 404, "404-resource-not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"net_terms\":1} | auto_collection",
                "{\"auto_collection\":true} | net_terms",
                "{\"auto_collection\":true,\"net_terms\":1,\"custom_due_date\":\"2027-01-01\"} | net_terms",
                "{\"auto_collection\":true,\"net_terms\":-1} | net_terms",
                "{\"auto_collection\":true,\"net_terms\":1,\"invoice_date\":\"soon\"} | invoice_date"
            })
    void settings_that_cannot_be_are_refused_with_the_field_that_is_wrong(String settings, String field) {
        Answer answer = bought("10", "1", "\"invoice_settings\":" + settings);

        assertError(answer, 400, "400-request-validation-errors");
        assertThat(answer.json().at("/validation_errors").toString()).contains(field);
    }

    private Answer bought(String amount, String cost, String settings) {
        return customer.entry("{\"entry_type\":\"increment\",\"amount\":" + amount + ",\"expiry_date\":\"" + day(300)
                + "\",\"per_unit_cost_basis\":\"" + cost + "\"," + settings + "}");
    }

    private Answer voiding(String block, int amount) {
        return customer.entry("{\"entry_type\":\"void\",\"amount\":" + amount + ",\"block_id\":\"" + block + "\"}");
    }

    private static String path(JsonNode invoice) {
        return "/v1/invoices/" + invoice.at("/id").asString();
    }
}
