package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.security.Scope;
import io.creditledger.api.server.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices over HTTP, as clients of the published API send and expect them. */
@ExtendWith(SharedLedger.class)
class PriceTest {
    private static final String TYPES = "https://docs.withorb.com/reference/error-responses#";
    private static final String UNIT = "\"model_type\":\"unit\",\"unit_config\":{\"unit_amount\":\"0.50\"}";
    private static final String COMMON = "\"name\":\"Calls\",\"currency\":\"USD\",\"item_id\":\"calls\",";
    private static final String PRICE = "{" + COMMON + "\"cadence\":\"monthly\"," + UNIT + "}";
    private static final List<String> KEYS = List.of(
            "metadata",
            "id",
            "name",
            "external_price_id",
            "price_type",
            "model_type",
            "created_at",
            "cadence",
            "billing_cycle_configuration",
            "invoicing_cycle_configuration",
            "billable_metric",
            "fixed_price_quantity",
            "plan_phase_order",
            "currency",
            "conversion_rate",
            "item",
            "credit_allocation",
            "discount",
            "minimum",
            "minimum_amount",
            "maximum",
            "maximum_amount",
            "unit_config");

    private final TestLedger ledger;

    PriceTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void a_price_has_every_published_key_in_the_published_order() {
        Http http = ledger.admin();
        Answer made = http.post("/v1/prices", PRICE);

        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(List.copyOf(made.json().propertyNames())).isEqualTo(KEYS);
        assertThat(made.text("/unit_config/unit_amount")).isEqualTo("0.5");
        assertThat(made.text("/price_type")).isEqualTo("fixed_price");
        assertThat(made.json().at("/billing_cycle_configuration").toString())
                .isEqualTo("{\"duration\":1,\"duration_unit\":\"month\"}");
        assertThat(made.json().at("/item").toString()).isEqualTo("{\"id\":\"calls\",\"name\":\"calls\"}");
        assertThat(made.json().at("/metadata").toString()).isEqualTo("{}");
        for (String key : List.of("external_price_id", "billable_metric", "discount", "minimum", "maximum_amount")) {
            assertThat(made.json().get(key).isNull()).as(key).isTrue();
        }
        Answer read = http.get("/v1/prices/" + made.text("/id"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.response().body()).isEqualTo(made.response().body());
    }

    @Test
    void everything_that_a_price_can_say_comes_back() {
        String external = "calls " + UUID.randomUUID();
        Answer made = ledger.admin()
                .post(
                        "/v1/prices",
                        "{" + COMMON + "\"cadence\":\"custom\","
                                + "\"billing_cycle_configuration\":{\"duration\":10,\"duration_unit\":\"day\"},"
                                + "\"invoicing_cycle_configuration\":{\"duration\":2,\"duration_unit\":\"month\"},"
                                + "\"billable_metric_id\":\"metric\",\"conversion_rate\":0.25,"
                                + "\"external_price_id\":\"" + external + "\",\"metadata\":{\"team\":\"search\"},"
                                + "\"discount\":{\"discount_type\":\"percentage\",\"percentage_discount\":0.1,"
                                + "\"reason\":\"friends\"},\"minimum_amount\":\"5.0\",\"maximum_amount\":\"100\","
                                + UNIT + "}");
        String id = made.text("/id");

        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.text("/price_type")).isEqualTo("usage_price");
        assertThat(made.json().at("/billable_metric").toString()).isEqualTo("{\"id\":\"metric\"}");
        assertThat(made.json().at("/billing_cycle_configuration").toString())
                .isEqualTo("{\"duration\":10,\"duration_unit\":\"day\"}");
        assertThat(made.json().at("/conversion_rate").isNumber()).isTrue();
        assertThat(made.json().at("/discount").toString())
                .isEqualTo("{\"discount_type\":\"percentage\",\"percentage_discount\":0.1,"
                        + "\"applies_to_price_ids\":[\"" + id + "\"],\"reason\":\"friends\"}");
        assertThat(made.json().at("/minimum").toString())
                .isEqualTo("{\"minimum_amount\":\"5\",\"applies_to_price_ids\":[\"" + id + "\"]}");
        assertThat(made.text("/maximum_amount")).isEqualTo("100");
        Answer read = ledger.admin().get("/v1/prices/external_price_id/" + external.replace(" ", "%20"));
        assertThat(read.response().body()).isEqualTo(made.response().body());
    }

    @Test
    void an_external_id_is_given_once_in_a_tenant_also_when_asked_at_once() {
        String named = PRICE.replace("{\"name", "{\"external_price_id\":\"" + UUID.randomUUID() + "\",\"name");
        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> ledger.admin().post("/v1/prices", named))
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/type")).isEqualTo(TYPES + "400-duplicate-resource-creation");
        });
        assertThat(ledger.stranger().post("/v1/prices", named).status()).isEqualTo(201);
    }

    @Test
    void a_retry_under_its_key_gets_the_same_price() {
        Http http = ledger.admin().keyed();
        Answer made = http.post("/v1/prices", PRICE);
        Answer again = http.post("/v1/prices", PRICE);

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.response().body()).isEqualTo(made.response().body());
        Answer other = http.post("/v1/prices", PRICE.replace("0.50", "0.51"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/type")).isEqualTo(TYPES + "409-resource-conflict");
    }

    @Test
    void metadata_is_all_that_can_change() {
        Http http = ledger.admin();
        String external = UUID.randomUUID().toString();
        String id = http.post(
                        "/v1/prices",
                        PRICE.replace(
                                "{\"name",
                                "{\"external_price_id\":\"" + external + "\",\"metadata\":{\"a\":\"1\",\"b\":\"2\"},"
                                        + "\"name"))
                .text("/id");
        String path = "/v1/prices/" + id;
        String byName = "/v1/prices/external_price_id/" + external;

        assertThat(metadata(http.put(path, "{\"metadata\":{\"a\":null,\"c\":\"3\"}}")))
                .isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
        assertThat(metadata(http.put(byName, "{}"))).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
        assertThat(metadata(http.put(byName, "{\"metadata\":null}"))).isEqualTo("{}");
        assertThat(metadata(http.get(path))).isEqualTo("{}");
        assertThat(http.put(path, "{\"name\":\"Other\"}").status()).isEqualTo(400);
        assertThat(http.put(path, "{\"metadata\":{\"a\":1}}").status()).isEqualTo(400);
        assertThat(http.put(path, "{\"metadata\":3}").status()).isEqualTo(400);
    }

    @Test
    void a_price_that_is_not_there_is_not_found_and_those_of_others_are_not_there() {
        Http http = ledger.admin();
        String id = http.post("/v1/prices", PRICE).text("/id");
        for (String path : List.of("no-uuid", UUID.randomUUID().toString(), "external_price_id/nobody")) {
            Answer answer = http.get("/v1/prices/" + path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("/type")).isEqualTo(TYPES + "404-resource-not-found");
            assertThat(answer.text("/detail"))
                    .isEqualTo("Could not find a resource of type Price with identifier: "
                            + path.replace("external_price_id/", "") + ".");
            assertThat(http.put("/v1/prices/" + path, "{\"metadata\":null}").status())
                    .isEqualTo(404);
        }
        assertThat(ledger.stranger().get("/v1/prices/" + id).status()).isEqualTo(404);
        assertThat(ledger.stranger().put("/v1/prices/" + id, "{}").status()).isEqualTo(404);
    }

    @Test
    void prices_are_listed_newest_first_page_by_page() {
        Http http = ledger.stranger();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(http.post("/v1/prices", PRICE).text("/id"));
        }
        Answer first = http.get("/v1/prices?limit=3");
        Answer second = http.get("/v1/prices?limit=3&cursor=" + first.text("/pagination_metadata/next_cursor"));

        assertThat(ids(first)).isEqualTo(made.subList(0, 3));
        assertThat(first.json().at("/pagination_metadata/has_more").booleanValue())
                .isTrue();
        assertThat(ids(second)).isEqualTo(made.subList(3, 5));
        assertThat(second.json().at("/pagination_metadata").toString())
                .isEqualTo("{\"has_more\":false,\"next_cursor\":null}");
        assertThat(http.get("/v1/prices?limit=101").status()).isEqualTo(400);
        assertThat(http.get("/v1/prices?cursor=x").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "unit_amount":"0.50" | "unit_amount":"-1"     | unit_config.unit_amount
            "unit_amount":"0.50" | "rate":"1"             | unit_config.rate
            "model_type":"unit"  | "model_type":"free"    | model_type
            "unit_config"        | "bulk_config"          | bulk_config
            "cadence":"monthly"  | "cadence":"custom"     | billing_cycle_configuration
            "cadence":"monthly"  | "cadence":"daily"      | cadence
            "cadence":"monthly"  | "cadence":null         | cadence
            "item_id":"calls",   |                        | item_id
            "name":"Calls"       | "name":" "             | name
            "name":"Calls"       | "name":"Calls","external_price_id":"" | external_price_id
            "name":"Calls"       | "name":"Calls","colour":"red"         | colour
            "name":"Calls"       | "name":"Calls","discount":{"discount_type":"usage"} | discount.usage_discount
            "name":"Calls"       | "name":"Calls","discount":{"discount_type":"luck"}  | discount.discount_type
            "name":"Calls"       | "name":"Calls","minimum_amount":"2","maximum_amount":"1" | maximum_amount
            "name":"Calls"       | "name":"Calls","credit_allocation":{} | credit_allocation
            "name":"Calls"       | "name":"Calls","conversion_rate":0    | conversion_rate
            """)
    void what_is_wrong_is_said_with_its_place(String right, String wrong, String path) {
        Answer answer = ledger.admin().post("/v1/prices", PRICE.replace(right, wrong == null ? "" : wrong));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo(TYPES + "400-request-validation-errors");
        assertThat(answer.json().at("/validation_errors"))
                .as(answer.response().body())
                .anySatisfy(error -> assertThat(error.asString()).startsWith(path + ": "));
    }

    @Test
    void prices_are_read_with_one_scope_and_made_with_another() {
        Http reader = ledger.scoped(Scope.READ);
        assertThat(reader.get("/v1/prices").status()).isEqualTo(200);
        assertThat(reader.post("/v1/prices", PRICE).status()).isEqualTo(403);
        assertThat(ledger.anonymous().get("/v1/prices").status()).isEqualTo(401);
    }

    private static String metadata(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json().at("/metadata").toString();
    }

    private static List<String> ids(Answer page) {
        List<String> ids = new ArrayList<>();
        page.json().at("/data").forEach(price -> ids.add(price.at("/id").asString()));
        return ids;
    }
}
