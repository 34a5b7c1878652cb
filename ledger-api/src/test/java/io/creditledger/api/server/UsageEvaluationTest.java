package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What usage events in the ledger cost by any price, over HTTP. */
@ExtendWith(SharedLedger.class)
class UsageEvaluationTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant START = NOW.minus(1, ChronoUnit.HOURS);
    private static final Instant END = NOW.plus(1, ChronoUnit.HOURS);
    private static final String TIERED = """
            {"name":"Calls","currency":"USD","item_id":"calls","cadence":"one_time","billable_metric_id":"calls",
             "model_type":"tiered","tiered_config":{"tiers":[
              {"first_unit":0,"last_unit":10,"unit_amount":"1"},
              {"first_unit":10,"last_unit":null,"unit_amount":"0.5"}]}}""";

    private final TestLedger ledger;
    private Http http;
    private CreditCustomer customer;
    private String account;
    private String price;

    UsageEvaluationTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void a_customer_with_credits_and_a_price() {
        http = ledger.admin();
        customer = new CreditCustomer(http);
        customer.increment(1_000, "null", "0");
        account = "/api/ledger/v1/accounts/customer:" + customer.id;
        Answer created = http.post("/v1/prices", TIERED);
        assertThat(created.status()).as(created.response().body()).isLessThan(300);
        price = created.text("/id");
    }

    @Test
    void usage_of_the_time_and_the_customer_is_rated_in_groups() {
        String gone = use("\"calls\":8,\"region\":\"eu\"", NOW);
        use("\"calls\":4,\"region\":\"eu\",\"seats\":2", NOW);
        use("\"calls\":3,\"region\":\"us\"", START);
        use("\"calls\":5", NOW.minusSeconds(1));
        use("\"calls\":90,\"region\":\"us\"", START.minusMillis(1));
        String half = use("\"calls\":20,\"region\":\"ap\"", NOW);
        amend(gone, "");
        amend(half, "\"amount\":\"5\"");

        assertThat(groups(",\"customer_id\":\"" + customer.id + "\",\"grouping_keys\":[\"region\"]"))
                .isEqualTo("[{\"amount\":\"4\",\"grouping_values\":[\"eu\"],\"quantity\":4},"
                        + "{\"amount\":\"3\",\"grouping_values\":[\"us\"],\"quantity\":3},"
                        + "{\"amount\":\"5\",\"grouping_values\":[null],\"quantity\":5},"
                        + "{\"amount\":\"10\",\"grouping_values\":[\"ap\"],\"quantity\":10}]");
        assertThat(groups(",\"external_customer_id\":\"" + customer.external
                        + "\",\"filter\":\"region IS NOT NULL AND NOT seats > 2 OR calls = 5\""))
                .isEqualTo("[{\"amount\":\"16\",\"grouping_values\":[],\"quantity\":22}]");
        assertThat(groups(",\"customer_id\":\"" + new CreditCustomer(http).id + "\""))
                .isEqualTo("[{\"amount\":\"0\",\"grouping_values\":[],\"quantity\":0}]");
    }

    @Test
    void several_prices_rate_the_same_usage_by_what_they_measure_themselves() {
        use("\"calls\":8,\"bytes\":1000", NOW);
        use("\"calls\":4,\"bytes\":\"500\"", NOW);
        String count = TIERED.replace("\"billable_metric_id\":\"calls\"", "\"billable_metric_id\":\"count\"");
        String bytes = """
                {"name":"Bytes","currency":"EUR","item_id":"b","cadence":"monthly","billable_metric_id":"bytes",
                 "model_type":"bps","bps_config":{"bps":100,"per_unit_maximum":"7"}}""";
        Answer answer = http.post(
                "/v1/prices/evaluate",
                frame(",\"customer_id\":\"" + customer.id + "\",\"price_evaluations\":[{\"price_id\":\"" + price
                        + "\"},{\"price\":" + count + "},{\"price\":" + bytes + "}]"));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().at("/data/0/price_groups/0").toString())
                .isEqualTo("{\"amount\":\"11\",\"grouping_values\":[],\"quantity\":12}");
        assertThat(answer.json().at("/data/0/price_id").asString()).isEqualTo(price);
        assertThat(answer.json().at("/data/1/price_groups/0").toString())
                .isEqualTo("{\"amount\":\"2\",\"grouping_values\":[],\"quantity\":2}");
        assertThat(answer.json().at("/data/1/inline_price_index").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/data/2/currency").asString()).isEqualTo("EUR");
        assertThat(answer.json().at("/data/2/price_groups/0").toString())
                .isEqualTo("{\"amount\":\"12\",\"grouping_values\":[],\"quantity\":1500}");
    }

    @Test
    void usage_of_nothing_that_cost_a_minimum_is_undone_in_as_many_parts_as_is_asked() {
        price = http.post("/v1/prices", TIERED.replace("\"cadence\"", "\"minimum_amount\":\"10\",\"cadence\""))
                .text("/id");
        String nothing = use("\"calls\":0", NOW);
        String owner = ",\"customer_id\":\"" + customer.id + "\"";
        for (int part = 0; part < 2; part++) {
            amend(nothing, "\"amount\":\"4\"");
            assertThat(groups(owner)).contains("\"quantity\":0");
        }
        use("\"calls\":7", NOW);
        assertThat(groups(owner)).contains("\"quantity\":7");
    }

    @Test
    void values_of_groups_are_answered_as_they_were_said_in_the_ledger_as_sent_along() {
        List<String> said = List.of(
                "\"calls\":1,\"seat\":7",
                "\"calls\":1,\"seat\":true",
                "\"calls\":1,\"seat\":\"8\"",
                "\"calls\":1,\"seat\":9",
                "\"calls\":1,\"seat\":\"9\"",
                "\"calls\":1,\"seat\":\"false\"",
                "\"calls\":1,\"seat\":1.50",
                "\"calls\":1");
        said.forEach(properties -> use(properties, NOW));
        String events = said.stream()
                .map(properties ->
                        "{\"event_name\":\"call\",\"timestamp\":\"" + NOW + "\",\"properties\":{" + properties + "}}")
                .collect(Collectors.joining(","));
        Answer sentAlong = http.post(
                "/v1/prices/evaluate_preview_events",
                frame(",\"events\":[" + events + "],\"price_evaluations\":[{\"price_id\":\"" + price
                        + "\",\"grouping_keys\":[\"seat\"]}]"));
        Answer stored = http.post(
                "/v1/prices/" + price + "/evaluate",
                frame(",\"customer_id\":\"" + customer.id + "\",\"grouping_keys\":[\"seat\"]"));

        assertThat(values(stored.json().at("/data")))
                .containsExactly("7", "true", "\"8\"", "\"9\"", "\"false\"", "1.5", "null");
        assertThat(values(sentAlong.json().at("/data/0/price_groups")).stream()
                        .map(value -> value.replace("1.50", "1.5")))
                .containsExactlyElementsOf(values(stored.json().at("/data")));
    }

    private static List<String> values(JsonNode groups) {
        List<String> values = new ArrayList<>();
        groups.forEach(group -> values.add(group.at("/grouping_values/0").toString()));
        return values;
    }

    @Test
    void more_than_a_thousand_groups_of_usage_are_refused() {
        batch(0, 1_000);
        String grouped = ",\"customer_id\":\"" + customer.id + "\",\"grouping_keys\":[\"region\"]";
        Answer full = http.post("/v1/prices/" + price + "/evaluate", frame(grouped));
        assertThat(full.json().at("/data").size()).isEqualTo(1_000);
        batch(1_000, 1_001);
        Answer more = http.post("/v1/prices/" + price + "/evaluate", frame(grouped));
        CustomersTest.assertError(more, 400, "400-request-validation-errors");
        assertThat(more.response().body()).contains("more than 1000 groups");
        assertThat(groups(",\"customer_id\":\"" + customer.id + "\"")).contains("\"quantity\":1001");
    }

    private void batch(int from, int to) {
        String commands = IntStream.range(from, to)
                .mapToObj(
                        i -> "{\"type\":\"decrement\",\"account\":\"customer:" + customer.id + "\",\"price\":\"" + price
                                + "\",\"properties\":{\"calls\":1,\"region\":\"r" + i + "\"},\"idempotency_key\":\""
                                + UUID.randomUUID() + "\"}")
                .collect(Collectors.joining(","));
        Answer answer = http.post("/api/ledger/v1/batch", "{\"commands\":[" + commands + "]}");
        answer.json()
                .at("/results")
                .forEach(result -> assertThat(result.at("/status").asInt())
                        .as(result.toString())
                        .isEqualTo(201));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PRICE  | "timeframe_end":"END"                                        | 400 | timeframe_start
            PRICE  | "timeframe_start":"2020-01-01T00:00:00Z","timeframe_end":"END" | 400 | days ago
            PRICE  | "timeframe_start":"END","timeframe_end":"END"                | 400 | must be after
            PRICE  | FRAME,"filter":"region ="                                    | 400 | filter
            PRICE  | FRAME,"grouping_keys":[1]                                    | 400 | grouping_keys
            PRICE  | FRAME,"metric_parameter_overrides":{}                        | 400 | metric_parameter_overrides
            PRICE  | FRAME,"customer_id":"nobody"                                 | 404 | nobody
            PRICE  | FRAME,"external_customer_id":"nobody at all"                 | 404 | nobody at all
            nobody | FRAME                                                        | 404 | nobody""")
    void what_cannot_be_evaluated_says_why(String id, String body, int status, String why) {
        Answer answer = http.post(
                "/v1/prices/" + id.replace("PRICE", price) + "/evaluate",
                "{"
                        + body.replace("FRAME", "\"timeframe_start\":\"" + START + "\",\"timeframe_end\":\"END\"")
                                .replace("END", END.toString())
                        + "}");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.response().body()).contains(why);
    }

    private String groups(String rest) {
        Answer answer = http.post("/v1/prices/" + price + "/evaluate", frame(rest));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json().at("/data").toString();
    }

    private static String frame(String rest) {
        return "{\"timeframe_start\":\"" + START + "\",\"timeframe_end\":\"" + END + "\"" + rest + "}";
    }

    private String use(String properties, Instant at) {
        Answer answer = http.keyed()
                .post(
                        account + "/decrements",
                        "{\"price\":\"" + price + "\",\"occurred_at\":\"" + at + "\",\"properties\":{" + properties
                                + "}}");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("/id");
    }

    private void amend(String use, String amount) {
        Answer answer = http.keyed().post(account + "/transactions/" + use + "/amendments", "{" + amount + "}");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }
}
