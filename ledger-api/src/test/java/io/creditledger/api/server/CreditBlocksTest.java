package io.creditledger.api.server;

import static io.creditledger.api.server.CustomersTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Credit blocks and the ledger of a customer, as the published clients see them. */
@ExtendWith(SharedLedger.class)
class CreditBlocksTest {
    private static final String SOON = day(40);
    private static final String LATE = day(80);
    private static final String INVOICE = "\"invoice_settings\":{\"auto_collection\":true,\"net_terms\":0}";

    private final TestLedger ledger;
    private final String external = "c-" + UUID.randomUUID();
    private final String credits = "/v1/customers/external_customer_id/" + external + "/credits";
    private Http http;
    private String id = "";

    CreditBlocksTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void a_customer() {
        http = ledger.admin();
        id = http.post(
                        "/v1/customers",
                        "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"external_customer_id\":\"" + external
                                + "\",\"timezone\":\"America/New_York\"}")
                .text("/id");
    }

    @Test
    void an_increment_is_a_new_block_and_an_entry_with_every_key() {
        Answer entry = entry("""
                {"entry_type":"increment","amount":100.5,"expiry_date":"%s","per_unit_cost_basis":"0.20",
                 "description":"bought","metadata":{"order":"7"},%s}""".formatted(SOON, INVOICE));

        assertThat(entry.status()).isEqualTo(201);
        assertThat(entry.json().propertyNames())
                .contains("id", "ledger_sequence_number", "entry_status", "created_invoices", "credit_block");
        assertThat(figures(entry.json())).isEqualTo("increment 100.5 0 100.5 #1");
        assertThat(entry.text("/entry_status")).isEqualTo("pending");
        assertThat(entry.text("/customer/external_customer_id")).isEqualTo(external);
        assertThat(entry.text("/credit_block/per_unit_cost_basis")).isEqualTo("0.2");
        assertThat(entry.text("/credit_block/expiry_date")).matches(SOON + "T0[45]:00:00Z");
        JsonNode block = blocks().getFirst();
        assertThat(block.at("/balance").decimalValue()).isEqualByComparingTo("100.5");
        assertThat(block.at("/maximum_initial_balance").decimalValue()).isEqualByComparingTo("100.5");
        assertThat(block.at("/metadata/order").asString()).isEqualTo("7");
        assertThat(http.get("/v1/credit_blocks/" + block.at("/id").asString()).json())
                .isEqualTo(block);
        assertThat(http.get("/v1/customers/" + id + "/credits").json().at("/data/0"))
                .isEqualTo(block);
    }

    @Test
    void a_decrement_takes_the_soonest_expiry_then_the_lower_cost_one_entry_each() {
        String never = increment(10, "null", "0");
        String dear = increment(10, quoted(SOON), "0.5");
        String cheap = increment(10, quoted(SOON), "0.1");
        String late = increment(10, quoted(LATE), "0");

        Answer last = entry("{\"entry_type\":\"decrement\",\"amount\":35}");

        assertThat(figures(last.json())).isEqualTo("decrement 5 10 5 #8");
        assertThat(last.text("/credit_block/id")).isEqualTo(never);
        assertThat(last.json().at("/price_id").isNull()).isTrue();
        List<JsonNode> entries = ledger("?entry_type=decrement");
        assertThat(entries.stream().map(CreditBlocksTest::figures))
                .containsExactly(
                        "decrement 5 10 5 #8",
                        "decrement 10 20 10 #7",
                        "decrement 10 30 20 #6",
                        "decrement 10 40 30 #5");
        assertThat(entries.stream().map(e -> e.at("/credit_block/id").asString()))
                .containsExactly(never, late, dear, cheap);
        assertThat(blocks()).hasSize(1);
        assertThat(list(credits + "?include_all_blocks=true")).hasSize(4);
    }

    @Test
    void a_balance_goes_negative_by_a_decrement_and_the_blocks_add_up_to_it() {
        assertThat(figures(entry("{\"entry_type\":\"decrement\",\"amount\":5}").json()))
                .isEqualTo("decrement 5 0 -5 #1");
        assertThat(blocks())
                .singleElement()
                .satisfies(
                        block -> assertThat(block.at("/balance").decimalValue()).isEqualByComparingTo("-5"));

        increment(20, "null", "0");
        assertThat(blocks())
                .singleElement()
                .satisfies(
                        block -> assertThat(block.at("/balance").decimalValue()).isEqualByComparingTo("15"));
        assertThat(figures(entry("{\"entry_type\":\"decrement\",\"amount\":16}").json()))
                .isEqualTo("decrement 1 0 -1 #4");
        ledger.admin().keyed().patch("/api/ledger/v1/accounts/customer:" + id, "{\"negative_allowed\":false}");
        assertError(entry("{\"entry_type\":\"decrement\",\"amount\":1}"), 400, "400-constraint-violation");
    }

    @Test
    void an_expiration_change_moves_credits_of_the_block_that_is_named_by_its_id_or_its_expiry() {
        String block = increment(10, quoted(SOON), "0.5");
        Answer part = entry("{\"entry_type\":\"expiration_change\",\"amount\":4,\"target_expiry_date\":\"" + LATE
                + "\",\"expiry_date\":\"" + SOON + "\"}");

        assertThat(figures(part.json())).isEqualTo("expiration_change 4 10 10 #2");
        assertThat(part.text("/credit_block/id")).isEqualTo(block);
        assertThat(part.text("/new_block_expiry_date")).startsWith(LATE);
        Answer rest = entry("{\"entry_type\":\"expiration_change\",\"target_expiry_date\":\"" + day(90)
                + "\",\"block_id\":\"" + block + "\"}");
        assertThat(figures(rest.json())).isEqualTo("expiration_change 6 10 10 #3");
        assertThat(blocks().stream()
                        .map(b -> b.at("/balance").asString() + " "
                                + b.at("/per_unit_cost_basis").asString()))
                .containsExactly("4 0.5", "6 0.5");

        increment(1, quoted(LATE), "0");
        assertError(
                entry("{\"entry_type\":\"expiration_change\",\"target_expiry_date\":\"" + day(99)
                        + "\",\"expiry_date\":\"" + LATE + "\"}"),
                400,
                "400-constraint-violation");
        assertError(
                entry("{\"entry_type\":\"expiration_change\",\"target_expiry_date\":\"2020-01-01\",\"expiry_date\":\""
                        + LATE + "\"}"),
                400,
                "400-constraint-violation");
    }

    @Test
    void a_void_begins_with_what_was_left_and_takes_what_was_asked() {
        String block = increment(10, "null", "0.5");
        entry("{\"entry_type\":\"decrement\",\"amount\":3}");
        Answer voided = entry(
                "{\"entry_type\":\"void\",\"amount\":5,\"void_reason\":\"refund\",\"block_id\":\"" + block + "\"}");

        assertThat(figures(voided.json())).isEqualTo("void 5 7 2 #4");
        assertThat(voided.json().at("/void_amount").asInt()).isEqualTo(5);
        assertThat(voided.text("/void_reason")).isEqualTo("refund");
        JsonNode begun = ledger("?entry_type=void_initiated").getFirst();
        assertThat(figures(begun)).isEqualTo("void_initiated 7 7 7 #3");
        assertThat(begun.at("/void_amount").asInt()).isEqualTo(5);
        assertError(voiding(block, 3), 400, "400-constraint-violation");
        assertError(voiding(block, 11), 400, "400-request-validation-errors");
        assertError(voiding(UUID.randomUUID().toString(), 1), 404, "404-resource-not-found");
    }

    @Test
    void an_amendment_undoes_decrements_of_a_block_and_no_more_than_that() {
        String first = increment(10, quoted(SOON), "0");
        String second = increment(10, "null", "0");
        entry("{\"entry_type\":\"decrement\",\"amount\":6}");
        entry("{\"entry_type\":\"decrement\",\"amount\":8}");

        Answer amended = entry("{\"entry_type\":\"amendment\",\"amount\":5,\"block_id\":\"" + first + "\"}");
        assertThat(figures(amended.json())).isEqualTo("amendment 1 10 11 #7");
        assertThat(figures(ledger("").get(1))).isEqualTo("amendment 4 6 10 #6");
        assertError(
                entry("{\"entry_type\":\"amendment\",\"amount\":6,\"block_id\":\"" + first + "\"}"),
                400,
                "400-constraint-violation");
        assertThat(entry("{\"entry_type\":\"amendment\",\"amount\":5,\"block_id\":\"" + first + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(entry("{\"entry_type\":\"amendment\",\"amount\":4,\"block_id\":\"" + second + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(blocks().stream().map(b -> b.at("/balance").asInt())).containsExactly(10, 10);
    }

    @Test
    void a_deleted_block_leaves_the_balance_as_if_it_had_never_been() {
        String block = increment(10, quoted(SOON), "0.5");
        increment(10, "null", "0");
        entry("{\"entry_type\":\"decrement\",\"amount\":7}");

        assertThat(http.delete("/v1/credit_blocks/" + block).status()).isEqualTo(204);

        assertThat(blocks().stream().map(b -> b.at("/balance").asInt())).containsExactly(-7, 10);
        assertError(http.get("/v1/credit_blocks/" + block), 404, "404-resource-not-found");
        assertError(http.delete("/v1/credit_blocks/" + block), 404, "404-resource-not-found");
        assertThat(ledger("").getFirst().at("/ending_balance").asInt()).isEqualTo(3);
        assertThat(list(credits + "?include_all_blocks=true")).hasSize(2);
    }

    @Test
    void each_unit_has_a_ledger_of_its_own() {
        increment(10, "null", "0");
        entry("{\"entry_type\":\"increment\",\"amount\":7,\"currency\":\"gpu-hours\"}");

        assertThat(list(credits + "?currency=gpu-hours")).hasSize(1);
        assertThat(list(credits + "/ledger?currency=gpu-hours")
                        .getFirst()
                        .at("/currency")
                        .asString())
                .isEqualTo("gpu-hours");
        assertThat(blocks().getFirst().at("/balance").asInt()).isEqualTo(10);
        assertThat(list(credits + "?currency=none")).isEmpty();
        assertError(http.get(credits + "?currency=a%20b"), 400, "400-request-validation-errors");
    }

    @Test
    void a_ledger_is_filtered_and_read_page_by_page() {
        for (int i = 1; i <= 5; i++) {
            increment(i, "null", "0");
        }
        entry("{\"entry_type\":\"decrement\",\"amount\":2}");

        assertThat(ledger("?minimum_amount=4")).hasSize(2);
        assertThat(ledger("?entry_status=pending")).hasSize(7);
        assertThat(ledger("?entry_status=committed")).isEmpty();
        assertThat(ledger("?created_at[gte]=2020-01-01&created_at%5Blt%5D=2021-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(ledger("?created_at[gt]=2020-01-01T00:00:00Z")).hasSize(7);
        Answer page = http.get(credits + "/ledger?limit=4");
        assertThat(page.json().at("/pagination_metadata/has_more").booleanValue())
                .isTrue();
        List<JsonNode> rest = ledger("?limit=4&cursor=" + page.text("/pagination_metadata/next_cursor"));
        assertThat(rest.stream().map(e -> e.at("/ledger_sequence_number").asInt()))
                .containsExactly(3, 2, 1);
        assertThat(list(credits + "?effective_date[gt]=2090-01-01")).isEmpty();
        assertThat(list(credits + "?status=pending_payment")).isEmpty();
    }

    @Test
    void an_entry_under_a_key_is_made_once_and_answered_alike() {
        increment(10, quoted(SOON), "0");
        Http keyed = http.keyed();
        String body = "{\"entry_type\":\"expiration_change\",\"target_expiry_date\":\"" + LATE + "\",\"expiry_date\":\""
                + SOON + "\"}";
        Answer first = keyed.post(credits + "/ledger_entry", body);
        Answer again = keyed.post(credits + "/ledger_entry", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertError(
                keyed.post(credits + "/ledger_entry", "{\"entry_type\":\"decrement\",\"amount\":1}"),
                409,
                "409-resource-conflict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | entry_type",
                "{\"entry_type\":\"gift\"} | entry_type",
                "{\"entry_type\":\"increment\"} | amount",
                "{\"entry_type\":\"increment\",\"amount\":-1} | amount",
                "{\"entry_type\":\"increment\",\"amount\":1,\"expiry_date\":\"soon\"} | expiry_date",
                "{\"entry_type\":\"increment\",\"amount\":1,\"per_unit_cost_basis\":\"1\"} | invoice_settings",
                "{\"entry_type\":\"increment\",\"amount\":1,\"per_unit_cost_basis\":\"1\",\"invoice_settings\":{}} | net_terms",
                "{\"entry_type\":\"decrement\",\"amount\":1,\"block_id\":\"x\"} | block_id",
                "{\"entry_type\":\"void\",\"amount\":1} | block_id",
                "{\"entry_type\":\"void\",\"amount\":1,\"block_id\":\"x\",\"void_reason\":\"whim\"} | void_reason",
                "{\"entry_type\":\"expiration_change\",\"expiry_date\":null} | target_expiry_date",
                "{\"entry_type\":\"expiration_change\",\"target_expiry_date\":\"2090-01-01\"} | expiry_date"
            })
    void an_entry_that_cannot_be_is_refused_with_the_field_that_is_wrong(String body, String field) {
        Answer answer = entry(body);

        assertError(answer, 400, "400-request-validation-errors");
        assertThat(answer.json().at("/validation_errors").toString()).contains(field);
    }

    @Test
    void what_the_ledger_does_not_have_is_said_so() {
        assertError(
                entry("{\"entry_type\":\"increment\",\"amount\":1,\"per_unit_cost_basis\":\"1\",\"invoice_settings\":"
                        + "{\"auto_collection\":true,\"net_terms\":0,\"require_successful_payment\":true}}"),
                404,
                "404-feature-not-available");
        assertError(
                entry("{\"entry_type\":\"increment\",\"amount\":1,\"filters\":[{\"field\":\"item_id\"}]}"),
                404,
                "404-feature-not-available");
    }

    @Test
    void a_balance_that_falls_to_the_threshold_is_topped_up_once() {
        String topUps = credits + "/top_ups";
        Answer first = http.post(topUps, topUp(50, 5).replace("0.10", "0.10\",\"active_from\":\"" + SOON));
        Answer set = http.post(topUps, topUp(100, 10));
        assertThat(set.status()).isEqualTo(201);
        assertThat(set.text("/per_unit_cost_basis")).isEqualTo("0.1");
        assertThat(list(topUps)).singleElement().isEqualTo(set.json());
        assertError(http.delete(topUps + "/" + first.text("/id")), 404, "404-resource-not-found");

        ledger.ledger().topUps().topUp();
        ledger.ledger().topUps().topUp();
        awaitEntries(1);
        entry("{\"entry_type\":\"decrement\",\"amount\":89}");
        ledger.ledger().topUps().topUp();
        assertThat(ledger("")).hasSize(2);
        entry("{\"entry_type\":\"decrement\",\"amount\":1}");
        awaitEntries(4);

        JsonNode added = ledger("").getFirst();
        assertThat(figures(added)).isEqualTo("increment 100 10 110 #4");
        assertThat(blocks().getLast().at("/credit_block_source").asString()).isEqualTo("top_up");
        assertThat(http.delete(topUps + "/" + set.text("/id")).status()).isEqualTo(204);
        assertThat(list(topUps)).isEmpty();
    }

    @Test
    void a_top_up_that_cannot_be_is_refused() {
        String topUps = credits + "/top_ups";

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
        for (int i = 0; i < 100 && ledger("").size() < count; i++) {
            ledger.ledger().topUps().topUp();
        }
        assertThat(ledger("")).hasSize(count);
    }

    private Answer voiding(String block, int amount) {
        return entry("{\"entry_type\":\"void\",\"amount\":" + amount + ",\"block_id\":\"" + block + "\"}");
    }

    private String increment(int amount, String expiry, String cost) {
        String invoice = cost.equals("0") ? "" : "," + INVOICE;
        Answer entry = entry("{\"entry_type\":\"increment\",\"amount\":" + amount + ",\"expiry_date\":" + expiry
                + ",\"per_unit_cost_basis\":\"" + cost + "\"" + invoice + "}");
        assertThat(entry.status()).as(entry.response().body()).isEqualTo(201);
        return entry.text("/credit_block/id");
    }

    private Answer entry(String body) {
        return http.keyed().post(credits + "/ledger_entry", body);
    }

    private List<JsonNode> blocks() {
        return list(credits);
    }

    private List<JsonNode> ledger(String query) {
        return list(credits + "/ledger" + query.replace("[", "%5B").replace("]", "%5D"));
    }

    private List<JsonNode> list(String path) {
        Answer answer = http.get(path.replace("[", "%5B").replace("]", "%5D"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        answer.json().at("/data").forEach(rows::add);
        return rows;
    }

    /** Type, amount, starting and ending balance, number. */
    private static String figures(JsonNode entry) {
        return entry.at("/entry_type").asString() + " " + entry.at("/amount").asString() + " "
                + entry.at("/starting_balance").asString() + " "
                + entry.at("/ending_balance").asString() + " #"
                + entry.at("/ledger_sequence_number").asString();
    }

    private static String quoted(String day) {
        return "\"" + day + "\"";
    }

    private static String day(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days).toString();
    }
}
