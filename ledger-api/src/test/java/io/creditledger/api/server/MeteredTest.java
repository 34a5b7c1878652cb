package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decrements that name a price and usage instead of an amount, over HTTP. */
@ExtendWith(SharedLedger.class)
class MeteredTest {
    private static final String V1 = "/api/ledger/v1";
    private static final String TIERED = """
            {"name":"Calls","currency":"USD","item_id":"calls","cadence":"annual","billable_metric_id":"calls",
             "external_price_id":"EXTERNAL","model_type":"tiered","tiered_config":{"tiers":[
              {"first_unit":1,"last_unit":10,"unit_amount":"1"},
              {"first_unit":11,"last_unit":null,"unit_amount":"0.5"}]}}""";

    private final TestLedger ledger;
    private final String external = "calls-" + UUID.randomUUID();
    private Http http;
    private String name;
    private String account;
    private String price;

    MeteredTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_account_with_a_thousand_credits_and_a_price() {
        http = ledger.admin();
        name = "customer:m-" + UUID.randomUUID();
        assertThat(http.post(V1 + "/accounts", "{\"account\":\"" + name + "\"}").status())
                .isEqualTo(201);
        account = V1 + "/accounts/" + name;
        assertThat(http.keyed()
                        .post(account + "/grants", "{\"amount\":\"1000\"}")
                        .status())
                .isEqualTo(201);
        price = created(TIERED.replace("EXTERNAL", external));
    }

    @Test
    void a_use_is_rated_after_the_usage_before_it_and_its_line_explains_the_charge() {
        assertThat(decrement("\"price\":\"" + price + "\",\"quantity\":\"8\"").text("/amount"))
                .isEqualTo("-8");
        Answer answer = decrement("\"price\":\"" + external + "\",\"properties\":{\"calls\":4.0,\"region\":\"eu\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/amount")).isEqualTo("-3");
        assertThat(answer.text("/balance")).isEqualTo("989");
        assertThat(answer.text("/metered/price")).isEqualTo(price);
        assertThat(answer.text("/metered/price_revision")).isEqualTo("1");
        assertThat(answer.text("/metered/quantity")).isEqualTo("4");
        assertThat(answer.text("/metered/properties/region")).isEqualTo("eu");
        assertThat(answer.text("/metered/quantity_before")).isEqualTo("8");
        assertThat(answer.text("/metered/quantity_after")).isEqualTo("12");
        assertThat(answer.text("/metered/period_start")).endsWith("-01-01T00:00:00Z");
        assertThat(answer.json().at("/metered/working").toString())
                .isEqualTo("[{\"part\":\"tier\",\"above\":\"0\",\"quantity\":\"2\",\"rate\":\"1\",\"amount\":\"2\"},"
                        + "{\"part\":\"tier\",\"above\":\"10\",\"quantity\":\"2\",\"rate\":\"0.5\",\"amount\":\"1\"}]");
        Answer line = http.get(account + "/transactions/" + answer.text("/id"));
        assertThat(line.json().at("/metered").toString())
                .isEqualTo(answer.json().at("/metered").toString());
    }

    @Test
    void a_retry_is_the_same_question_by_either_name_of_the_price_and_counts_once() {
        Http keyed = http.keyed();
        Answer first = keyed.post(account + "/decrements", "{\"price\":\"" + price + "\",\"quantity\":10}");
        Answer again = keyed.post(account + "/decrements", "{\"price\":\"" + external + "\",\"quantity\":\"10.0\"}");
        Answer other = keyed.post(account + "/decrements", "{\"price\":\"" + price + "\",\"quantity\":11}");

        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/type")).isEqualTo("idempotency_key_reused");
        assertThat(decrement("\"price\":\"" + price + "\",\"quantity\":2").text("/amount"))
                .isEqualTo("-1");
    }

    @Test
    void an_undone_use_no_longer_counts() {
        String use = decrement("\"price\":\"" + price + "\",\"quantity\":10").text("/id");
        Answer undone = http.keyed().post(account + "/transactions/" + use + "/amendments", "{\"amount\":\"4\"}");

        assertThat(undone.status()).isEqualTo(201);
        assertThat(undone.text("/quantity_returned")).isEqualTo("4");
        assertThat(decrement("\"price\":\"" + price + "\",\"quantity\":4").text("/amount"))
                .isEqualTo("-4");
    }

    @Test
    void a_batch_meters_like_single_requests() {
        String one = "{\"type\":\"decrement\",\"account\":\"" + name + "\",\"price\":\"" + external + "\",";
        Answer answer = http.post(
                V1 + "/batch",
                "{\"commands\":[" + one + "\"quantity\":8,\"idempotency_key\":\"" + UUID.randomUUID() + "\"}," + one
                        + "\"properties\":{\"calls\":4},\"idempotency_key\":\"" + UUID.randomUUID() + "\"}]}");

        assertThat(answer.json().at("/results/0/result/amount").asString()).isEqualTo("-8");
        assertThat(answer.json().at("/results/1/result/amount").asString()).isEqualTo("-3");
        assertThat(answer.json().at("/results/1/result/metered/quantity_after").asString())
                .isEqualTo("12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "quantity":1                                            | 422 | 'price' is required
            "price":"PRICE"                                         | 422 | 'quantity' or properties are required
            "price":"PRICE","quantity":1,"amount":1                 | 422 | 'amount' follows from the price
            "price":"PRICE","quantity":"many"                       | 422 | 'quantity' is no plain decimal number
            "price":"PRICE","quantity":-1                           | 422 | quantity must be from 0
            "price":"PRICE","properties":{"region":"eu"}            | 422 | 'properties' have no number 'calls'
            "price":"PRICE","properties":{"calls":{}}               | 422 | 'properties' has strings, numbers
            "price":"PRICE","properties":[]                         | 422 | 'properties' must be an object
            "price":"nobody's","quantity":1                         | 404 | Price nobody's
            "price":"BULK","quantity":1                             | 422 | more usage could cost less
            "price":"FEE","properties":{}                           | 422 | is a fixed fee
            "price":"PRICE","quantity":1,"occurred_at":"2020-01-01T00:00:00Z" | 409 | ended at 2021-01-01T00:00:00Z
            "price":"PRICE","quantity":1,"occurred_at":"2190-01-01T00:00:00Z" | 409 | more than a day from now
            "price":"PRICE","quantity":5000                         | 409 | 1000 are available""")
    void what_cannot_be_metered_says_why_and_counts_nothing(String body, int status, String why) {
        Answer answer = decrement(body.replace("PRICE", price)
                .replace("BULK", body.contains("BULK") ? created(bulk()) : "")
                .replace("FEE", body.contains("FEE") ? created(fee()) : ""));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.response().body()).contains(why);
        assertThat(decrement("\"price\":\"" + price + "\",\"quantity\":1").text("/metered/quantity_before"))
                .isEqualTo("0");
    }

    private static String bulk() {
        return """
                {"name":"Bulk","currency":"USD","item_id":"calls","cadence":"monthly","billable_metric_id":"calls",
                 "model_type":"bulk","bulk_config":{"tiers":[{"maximum_units":null,"unit_amount":"1"}]}}""";
    }

    private static String fee() {
        return """
                {"name":"Fee","currency":"USD","item_id":"fee","cadence":"monthly","fixed_price_quantity":3,
                 "model_type":"unit","unit_config":{"unit_amount":"2.00"}}""";
    }

    private Answer decrement(String body) {
        return http.keyed().post(account + "/decrements", "{" + body + "}");
    }

    private String created(String body) {
        Answer answer = ledger.admin().post("/v1/prices", body);
        assertThat(answer.status()).as(answer.response().body()).isLessThan(300);
        return answer.text("/id");
    }
}
