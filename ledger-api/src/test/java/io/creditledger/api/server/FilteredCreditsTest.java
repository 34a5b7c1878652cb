package io.creditledger.api.server;

import static io.creditledger.api.server.CustomersTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Blocks that pay for usage of some items only. */
@ExtendWith(SharedLedger.class)
class FilteredCreditsTest {
    private static final String ONLY_GPU = "[{\"field\":\"item_id\",\"operator\":\"includes\",\"values\":[\"gpu\"]}]";

    private final Http http;
    private final CreditCustomer customer;

    FilteredCreditsTest(TestLedger ledger) {
        this.http = ledger.admin();
        this.customer = new CreditCustomer(http);
    }

    @Test
    void a_block_with_filters_pays_for_metered_usage_of_its_items_only() {
        Answer entry = customer.entry(
                "{\"entry_type\":\"increment\",\"amount\":10,\"currency\":\"USD\",\"filters\":" + ONLY_GPU + "}");
        assertThat(entry.json().at("/credit_block/filters")).hasToString(ONLY_GPU);
        String block = entry.text("/credit_block/id");
        assertThat(http.get("/v1/credit_blocks/" + block).json().at("/filters")).hasToString(ONLY_GPU);
        customer.entry("{\"entry_type\":\"increment\",\"amount\":10,\"currency\":\"USD\"}");

        assertThat(meter("cpu", 2).text("/draws/0/block")).isNotEqualTo(block);
        assertThat(meter("gpu", 3).text("/draws/0/block")).isEqualTo(block);
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":9,\"currency\":\"USD\"}");

        JsonNode used = customer.ledger("?currency=USD&entry_type=decrement").get(2);
        assertThat(used.at("/credit_block/filters")).hasToString(ONLY_GPU);
        assertThat(http.get("/v1/credit_blocks/" + block).json().at("/balance").asInt())
                .isEqualTo(7);
        Answer account = http.get("/api/ledger/v1/accounts/customer:" + customer.id + "@USD");
        assertThat(account.text("/available")).isEqualTo("-1");
        assertThat(account.text("/balance")).isEqualTo("6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | filters",
                "[{\"field\":\"price_id\",\"operator\":\"includes\",\"values\":[\"a\"]}] | field",
                "[{\"field\":\"item_id\",\"operator\":\"like\",\"values\":[\"a\"]}] | operator",
                "[{\"field\":\"item_id\",\"values\":[\"a\"]}] | operator",
                "[{\"field\":\"item_id\",\"operator\":\"excludes\",\"values\":[]}] | values",
                "[{\"field\":\"item_id\",\"operator\":\"excludes\",\"values\":[1]}] | values"
            })
    void filters_that_cannot_be_are_refused_with_the_field_that_is_wrong(String filters, String field) {
        Answer answer = customer.entry("{\"entry_type\":\"increment\",\"amount\":1,\"filters\":" + filters + "}");

        assertError(answer, 400, "400-request-validation-errors");
        assertThat(answer.json().at("/validation_errors").toString()).contains(field);
    }

    private Answer meter(String item, int quantity) {
        String name = item + "-" + UUID.randomUUID();
        String price = """
                {"name":"Use","currency":"USD","item_id":"%s","cadence":"monthly","billable_metric_id":"use",
                 "external_price_id":"%s","model_type":"unit","unit_config":{"unit_amount":"1"}}""";
        http.post("/v1/prices", price.formatted(item, name));
        Answer used = http.keyed()
                .post(
                        "/api/ledger/v1/accounts/customer:" + customer.id + "@USD/decrements",
                        "{\"price\":\"" + name + "\",\"quantity\":" + quantity + "}");
        assertThat(used.status()).as(used.response().body()).isEqualTo(201);
        return used;
    }
}
