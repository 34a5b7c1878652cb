package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What events would cost, over HTTP. */
@ExtendWith(SharedLedger.class)
class EvaluationTest {
    private static final String PATH = "/v1/prices/evaluate_preview_events";
    private static final Instant START =
            Instant.now().minus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    private static final Instant END = START.plus(5, ChronoUnit.DAYS);
    private static final String TIERED = """
            {"name":"Calls","currency":"USD","item_id":"calls","cadence":"monthly","billable_metric_id":"calls",
             "model_type":"tiered","tiered_config":{"tiers":[
              {"first_unit":1,"last_unit":10000,"unit_amount":"0.001"},
              {"first_unit":10001,"last_unit":100000,"unit_amount":"0.0008"},
              {"first_unit":100001,"last_unit":null,"unit_amount":"0.0005"}]}}""";

    private final TestLedger ledger;

    EvaluationTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void events_are_rated_by_a_price_that_is_sent_along() {
        Answer answer = evaluated(
                "{\"price\":" + TIERED + "}",
                event(START, "\"calls\":100000"),
                event(START.plusSeconds(1), "\"calls\":\"50000\""));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().toString())
                .isEqualTo(
                        "{\"data\":[{\"currency\":\"USD\",\"price_groups\":[{\"amount\":\"107\",\"grouping_values\":[],"
                                + "\"quantity\":150000}],\"external_price_id\":null,\"inline_price_index\":0,"
                                + "\"price_id\":null}]}");
    }

    @Test
    void a_price_that_is_there_is_named_by_either_id_and_events_are_filtered_and_grouped() {
        String external = UUID.randomUUID().toString();
        String id = ledger.admin()
                .post("/v1/prices", TIERED.replace("{\"name", "{\"external_price_id\":\"" + external + "\",\"name"))
                .text("/id");
        String rest = ",\"filter\":\"region = 'eu' OR seats > 2\",\"grouping_keys\":[\"region\",\"seats\"]}";
        Answer answer = evaluated(
                "{\"price_id\":\"" + id + "\"" + rest + ",{\"external_price_id\":\"" + external + "\"" + rest,
                event(START, "\"calls\":1000,\"region\":\"eu\""),
                event(START, "\"calls\":500,\"region\":\"us\",\"seats\":2"),
                event(START, "\"calls\":2e3,\"region\":\"us\",\"seats\":3.0"),
                event(START, "\"calls\":500,\"region\":\"us\",\"seats\":3"),
                event(START, "\"region\":\"eu\",\"seats\":true"));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().at("/data/0/price_id").asString()).isEqualTo(id);
        assertThat(answer.json().at("/data/1/external_price_id").asString()).isEqualTo(external);
        for (String index : List.of("0", "1")) {
            assertThat(answer.json().at("/data/" + index + "/price_groups").toString())
                    .isEqualTo("[{\"amount\":\"1\",\"grouping_values\":[\"eu\",null],\"quantity\":1000},"
                            + "{\"amount\":\"2.5\",\"grouping_values\":[\"us\",3.0],\"quantity\":2500},"
                            + "{\"amount\":\"0\",\"grouping_values\":[\"eu\",true],\"quantity\":0}]");
        }
    }

    @Test
    void groups_times_tiers_times_prices_are_bounded_together() {
        String tiers = IntStream.range(0, 5_000)
                .mapToObj(i -> "{\"tier_lower_bound\":\"" + i + "\",\"unit_amount\":\"1\"}")
                .collect(Collectors.joining(","));
        String id = ledger.admin().post("/v1/prices", """
                        {"name":"Steps","currency":"USD","item_id":"calls","cadence":"monthly",
                         "billable_metric_id":"calls","model_type":"tiered_with_proration",
                         "tiered_with_proration_config":{"tiers":[%s]}}""".formatted(tiers)).text("/id");
        String[] events = IntStream.range(0, 500)
                .mapToObj(i -> event(START, "\"calls\":1,\"region\":\"r" + i + "\""))
                .toArray(String[]::new);
        String price = "{\"price_id\":\"" + id + "\",\"grouping_keys\":[\"region\"]}";

        assertThat(evaluated(price, events).status()).isEqualTo(200);
        Answer many = evaluated(String.join(",", Collections.nCopies(5, price)), events);
        assertThat(many.status()).isEqualTo(400);
        assertThat(many.response().body()).contains("10000000 steps");
    }

    @Test
    void only_events_of_the_time_and_the_customer_count() {
        String body = body(
                        "{\"price\":"
                                + TIERED.replace("\"billable_metric_id\":\"calls\"", "\"billable_metric_id\":\"count\"")
                                + "}",
                        event(START.minusMillis(1), ""),
                        event(START, ""),
                        event(END.minusMillis(1), ""),
                        event(END, ""),
                        event(START, "").replace("\"c-1\"", "\"c-2\""))
                .replace("{\"timeframe_start", "{\"external_customer_id\":\"c-1\",\"timeframe_start");

        assertThat(ledger.admin()
                        .post(PATH, body)
                        .json()
                        .at("/data/0/price_groups/0/quantity")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void a_fixed_fee_is_rated_by_its_own_quantity() {
        String fee = "{\"price\":{\"name\":\"Fee\",\"currency\":\"USD\",\"item_id\":\"fee\",\"cadence\":\"monthly\","
                + "\"fixed_price_quantity\":3.0,\"model_type\":\"unit\",\"unit_config\":{\"unit_amount\":\"2.00\"}}}";

        assertThat(evaluated(fee, event(START, ""))
                        .json()
                        .at("/data/0/price_groups")
                        .toString())
                .isEqualTo("[{\"amount\":\"6\",\"grouping_values\":[],\"quantity\":3}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "filter":"region = 'eu'"    | "filter":"region ="              | price_evaluations.0.filter
            "grouping_keys":["region"]  | "grouping_keys":"region"         | price_evaluations.0.grouping_keys
            "first_unit":10001          | "first_unit":10003               | price_evaluations.0.price.tiered_config
            "price":{                   | "price_id":"x","price":{         | price_evaluations.0.price_id
            "price":{                   | "colour":"red","price":{         | price_evaluations.0.colour
            "event_name":"call",        |                                  | events.0.event_name
            "calls":1                   | "calls":[1]                      | events.0.properties
            """)
    void what_is_wrong_is_said_with_its_place(String right, String wrong, String path) {
        String asked = "{\"filter\":\"region = 'eu'\",\"grouping_keys\":[\"region\"],\"price\":" + TIERED + "}";
        Answer answer = ledger.admin()
                .post(PATH, body(asked, event(START, "\"calls\":1")).replace(right, wrong == null ? "" : wrong));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().at("/validation_errors"))
                .as(answer.response().body())
                .anySatisfy(error -> assertThat(error.asString()).startsWith(path));
    }

    @Test
    void the_time_is_given_forward_and_not_long_ago_and_a_price_must_be_there() {
        String good = body("{\"price\":" + TIERED + "}", event(START, "\"calls\":1"));
        Http http = ledger.admin();

        assertThat(http.post(PATH, good).status()).isEqualTo(200);
        assertThat(http.post(PATH, good.replace(END.toString(), START.toString()))
                        .status())
                .isEqualTo(400);
        assertThat(http.post(PATH, good.replace(START.toString(), "2020-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
        assertThat(evaluated("{\"price_id\":\"" + UUID.randomUUID() + "\"}", event(START, ""))
                        .status())
                .isEqualTo(404);
        assertThat(evaluated("{\"external_price_id\":\"nobody's\"}", event(START, ""))
                        .status())
                .isEqualTo(404);
    }

    private Answer evaluated(String prices, String... events) {
        return ledger.admin().post(PATH, body(prices, events));
    }

    private static String body(String prices, String... events) {
        return "{\"timeframe_start\":\"" + START + "\",\"timeframe_end\":\"" + END + "\",\"events\":["
                + String.join(",", events) + "],\"price_evaluations\":[" + prices + "]}";
    }

    private static String event(Instant at, String properties) {
        return "{\"event_name\":\"call\",\"external_customer_id\":\"c-1\",\"timestamp\":\"" + at + "\",\"properties\":{"
                + properties + "}}";
    }
}
