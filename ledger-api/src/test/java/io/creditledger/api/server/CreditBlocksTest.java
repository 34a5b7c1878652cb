package io.creditledger.api.server;

import static io.creditledger.api.server.CreditCustomer.INVOICE;
import static io.creditledger.api.server.CreditCustomer.day;
import static io.creditledger.api.server.CreditCustomer.figures;
import static io.creditledger.api.server.CreditCustomer.quoted;
import static io.creditledger.api.server.CustomersTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    private final TestLedger ledger;
    private final Http http;
    private final CreditCustomer customer;
    private final String credits;

    CreditBlocksTest(TestLedger ledger) {
        this.ledger = ledger;
        this.http = ledger.admin();
        this.customer = new CreditCustomer(http);
        this.credits = customer.credits;
    }

    @Test
    void an_increment_is_a_new_block_and_an_entry_with_every_key() {
        Answer entry = customer.entry("""
                {"entry_type":"increment","amount":100.5,"expiry_date":"%s","per_unit_cost_basis":"0.20",
                 "description":"bought","metadata":{"order":"7"},%s}""".formatted(SOON, INVOICE));

        assertThat(entry.status()).isEqualTo(201);
        assertThat(entry.json().propertyNames())
                .contains("id", "ledger_sequence_number", "entry_status", "created_invoices", "credit_block");
        assertThat(figures(entry.json())).isEqualTo("increment 100.5 0 100.5 #1");
        assertThat(entry.text("/entry_status")).isEqualTo("pending");
        assertThat(entry.text("/customer/external_customer_id")).isEqualTo(customer.external);
        assertThat(entry.text("/credit_block/per_unit_cost_basis")).isEqualTo("0.2");
        assertThat(entry.text("/credit_block/expiry_date")).matches(SOON + "T0[45]:00:00Z");
        JsonNode block = customer.blocks().getFirst();
        assertThat(block.at("/balance").decimalValue()).isEqualByComparingTo("100.5");
        assertThat(block.at("/maximum_initial_balance").decimalValue()).isEqualByComparingTo("100.5");
        assertThat(block.at("/metadata/order").asString()).isEqualTo("7");
        assertThat(http.get("/v1/credit_blocks/" + block.at("/id").asString()).json())
                .isEqualTo(block);
        assertThat(http.get("/v1/customers/" + customer.id + "/credits").json().at("/data/0"))
                .isEqualTo(block);
    }

    @Test
    void a_decrement_takes_the_soonest_expiry_then_the_lower_cost_one_entry_each() {
        String never = customer.increment(10, "null", "0");
        String dear = customer.increment(10, quoted(SOON), "0.5");
        String cheap = customer.increment(10, quoted(SOON), "0.1");
        String late = customer.increment(10, quoted(LATE), "0");

        Answer last = customer.entry("{\"entry_type\":\"decrement\",\"amount\":35}");

        assertThat(figures(last.json())).isEqualTo("decrement 5 10 5 #8");
        assertThat(last.text("/credit_block/id")).isEqualTo(never);
        assertThat(last.json().at("/price_id").isNull()).isTrue();
        List<JsonNode> entries = customer.ledger("?entry_type=decrement");
        assertThat(entries.stream().map(CreditCustomer::figures))
                .containsExactly(
                        "decrement 5 10 5 #8",
                        "decrement 10 20 10 #7",
                        "decrement 10 30 20 #6",
                        "decrement 10 40 30 #5");
        assertThat(entries.stream().map(e -> e.at("/credit_block/id").asString()))
                .containsExactly(never, late, dear, cheap);
        assertThat(customer.blocks()).hasSize(1);
        assertThat(customer.list(credits + "?include_all_blocks=true")).hasSize(4);
    }

    @Test
    void a_balance_goes_negative_by_a_decrement_and_the_blocks_add_up_to_it() {
        assertThat(figures(customer.entry("{\"entry_type\":\"decrement\",\"amount\":5}")
                        .json()))
                .isEqualTo("decrement 5 0 -5 #1");
        assertThat(customer.blocks())
                .singleElement()
                .satisfies(
                        block -> assertThat(block.at("/balance").decimalValue()).isEqualByComparingTo("-5"));

        customer.increment(20, "null", "0");
        assertThat(customer.blocks())
                .singleElement()
                .satisfies(
                        block -> assertThat(block.at("/balance").decimalValue()).isEqualByComparingTo("15"));
        assertThat(figures(customer.entry("{\"entry_type\":\"decrement\",\"amount\":16}")
                        .json()))
                .isEqualTo("decrement 1 0 -1 #4");
        ledger.admin().keyed().patch("/api/ledger/v1/accounts/customer:" + customer.id, "{\"negative_allowed\":false}");
        assertError(customer.entry("{\"entry_type\":\"decrement\",\"amount\":1}"), 400, "400-constraint-violation");
    }

    @Test
    void an_expiration_change_moves_credits_of_the_block_that_is_named_by_its_id_or_its_expiry() {
        String block = customer.increment(10, quoted(SOON), "0.5");
        Answer part = customer.entry("{\"entry_type\":\"expiration_change\",\"amount\":4,\"target_expiry_date\":\""
                + LATE + "\",\"expiry_date\":\"" + SOON + "\"}");

        assertThat(figures(part.json())).isEqualTo("expiration_change 4 10 10 #2");
        assertThat(part.text("/credit_block/id")).isEqualTo(block);
        assertThat(part.text("/new_block_expiry_date")).startsWith(LATE);
        Answer rest = customer.entry("{\"entry_type\":\"expiration_change\",\"target_expiry_date\":\"" + day(90)
                + "\",\"block_id\":\"" + block + "\"}");
        assertThat(figures(rest.json())).isEqualTo("expiration_change 6 10 10 #3");
        assertThat(customer.blocks().stream()
                        .map(b -> b.at("/balance").asString() + " "
                                + b.at("/per_unit_cost_basis").asString()))
                .containsExactly("4 0.5", "6 0.5");

        customer.increment(1, quoted(LATE), "0");
        assertError(
                customer.entry("{\"entry_type\":\"expiration_change\",\"target_expiry_date\":\"" + day(99)
                        + "\",\"expiry_date\":\"" + LATE + "\"}"),
                400,
                "400-constraint-violation");
        assertError(
                customer.entry(
                        "{\"entry_type\":\"expiration_change\",\"target_expiry_date\":\"2020-01-01\",\"expiry_date\":\""
                                + LATE + "\"}"),
                400,
                "400-constraint-violation");
    }

    @Test
    void a_void_begins_with_what_was_left_and_takes_what_was_asked() {
        String block = customer.increment(10, "null", "0.5");
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":3}");
        Answer voided = customer.entry(
                "{\"entry_type\":\"void\",\"amount\":5,\"void_reason\":\"refund\",\"block_id\":\"" + block + "\"}");

        assertThat(figures(voided.json())).isEqualTo("void 5 7 2 #4");
        assertThat(voided.json().at("/void_amount").asInt()).isEqualTo(5);
        assertThat(voided.text("/void_reason")).isEqualTo("refund");
        JsonNode begun = customer.ledger("?entry_type=void_initiated").getFirst();
        assertThat(figures(begun)).isEqualTo("void_initiated 7 7 7 #3");
        assertThat(begun.at("/void_amount").asInt()).isEqualTo(5);
        assertError(voiding(block, 3), 400, "400-constraint-violation");
        assertError(voiding(block, 11), 400, "400-request-validation-errors");
        assertError(voiding(UUID.randomUUID().toString(), 1), 404, "404-resource-not-found");
    }

    @Test
    void an_amendment_undoes_decrements_of_a_block_and_no_more_than_that() {
        String first = customer.increment(10, quoted(SOON), "0");
        String second = customer.increment(10, "null", "0");
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":6}");
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":8}");

        Answer amended = customer.entry("{\"entry_type\":\"amendment\",\"amount\":5,\"block_id\":\"" + first + "\"}");
        assertThat(figures(amended.json())).isEqualTo("amendment 1 10 11 #7");
        assertThat(figures(customer.ledger("").get(1))).isEqualTo("amendment 4 6 10 #6");
        assertError(
                customer.entry("{\"entry_type\":\"amendment\",\"amount\":6,\"block_id\":\"" + first + "\"}"),
                400,
                "400-constraint-violation");
        assertThat(customer.entry("{\"entry_type\":\"amendment\",\"amount\":5,\"block_id\":\"" + first + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(customer.entry("{\"entry_type\":\"amendment\",\"amount\":4,\"block_id\":\"" + second + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(customer.blocks().stream().map(b -> b.at("/balance").asInt()))
                .containsExactly(10, 10);
    }

    @Test
    void a_deleted_block_leaves_the_balance_as_if_it_had_never_been() {
        String block = customer.increment(10, quoted(SOON), "0.5");
        customer.increment(10, "null", "0");
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":7}");

        assertThat(http.delete("/v1/credit_blocks/" + block).status()).isEqualTo(204);

        assertThat(customer.blocks().stream().map(b -> b.at("/balance").asInt()))
                .containsExactly(-7, 10);
        assertError(http.get("/v1/credit_blocks/" + block), 404, "404-resource-not-found");
        assertError(http.delete("/v1/credit_blocks/" + block), 404, "404-resource-not-found");
        assertThat(customer.ledger("").getFirst().at("/ending_balance").asInt()).isEqualTo(3);
        assertThat(customer.list(credits + "?include_all_blocks=true")).hasSize(2);
    }

    @Test
    void each_unit_has_a_ledger_of_its_own() {
        customer.increment(10, "null", "0");
        customer.entry("{\"entry_type\":\"increment\",\"amount\":7,\"currency\":\"gpu-hours\"}");

        assertThat(customer.list(credits + "?currency=gpu-hours")).hasSize(1);
        assertThat(customer.list(credits + "/ledger?currency=gpu-hours")
                        .getFirst()
                        .at("/currency")
                        .asString())
                .isEqualTo("gpu-hours");
        assertThat(customer.blocks().getFirst().at("/balance").asInt()).isEqualTo(10);
        assertThat(customer.list(credits + "?currency=none")).isEmpty();
        assertError(http.get(credits + "?currency=a%20b"), 400, "400-request-validation-errors");
    }

    @Test
    void a_ledger_is_filtered_and_read_page_by_page() {
        for (int i = 1; i <= 5; i++) {
            customer.increment(i, "null", "0");
        }
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":2}");

        assertThat(customer.ledger("?minimum_amount=4")).hasSize(2);
        assertThat(customer.ledger("?entry_status=pending")).hasSize(7);
        assertThat(customer.ledger("?entry_status=committed")).isEmpty();
        assertThat(customer.ledger("?created_at[gte]=2020-01-01&created_at%5Blt%5D=2021-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(customer.ledger("?created_at[gt]=2020-01-01T00:00:00Z")).hasSize(7);
        Answer page = http.get(credits + "/ledger?limit=4");
        assertThat(page.json().at("/pagination_metadata/has_more").booleanValue())
                .isTrue();
        List<JsonNode> rest = customer.ledger("?limit=4&cursor=" + page.text("/pagination_metadata/next_cursor"));
        assertThat(rest.stream().map(e -> e.at("/ledger_sequence_number").asInt()))
                .containsExactly(3, 2, 1);
        assertThat(customer.list(credits + "?effective_date[gt]=2090-01-01")).isEmpty();
        assertThat(customer.list(credits + "?status=pending_payment")).isEmpty();
    }

    @Test
    void an_entry_under_a_key_is_made_once_and_answered_alike() {
        customer.increment(10, quoted(SOON), "0");
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
                "{\"entry_type\":\"increment\",\"amount\":1,\"per_unit_cost_basis\":\"1\",\"invoice_settings\":"
                        + "{\"auto_collection\":true,\"custom_due_date\":\"soon\"}} | custom_due_date",
                "{\"entry_type\":\"increment\",\"amount\":1,\"invoice_settings\":{}} | net_terms",
                "{\"entry_type\":\"decrement\",\"amount\":1,\"block_id\":\"x\"} | block_id",
                "{\"entry_type\":\"void\",\"amount\":1} | block_id",
                "{\"entry_type\":\"void\",\"amount\":1,\"block_id\":\"x\",\"void_reason\":\"whim\"} | void_reason",
                "{\"entry_type\":\"expiration_change\",\"expiry_date\":null} | target_expiry_date",
                "{\"entry_type\":\"expiration_change\",\"target_expiry_date\":\"2090-01-01\"} | expiry_date"
            })
    void an_entry_that_cannot_be_is_refused_with_the_field_that_is_wrong(String body, String field) {
        Answer answer = customer.entry(body);

        assertError(answer, 400, "400-request-validation-errors");
        assertThat(answer.json().at("/validation_errors").toString()).contains(field);
    }

    @Test
    void entries_that_are_made_at_once_are_all_counted_exactly() throws Exception {
        customer.increment(100, "null", "0");
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                answers.add(callers.submit(() -> customer.entry("{\"entry_type\":\"decrement\",\"amount\":2}")));
            }
        }
        Set<Integer> numbers = new TreeSet<>();
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(201);
            numbers.add(answer.get().json().at("/ledger_sequence_number").asInt());
        }

        assertThat(numbers).hasSize(30).contains(2, 31);
        assertThat(customer.blocks().getFirst().at("/balance").asInt()).isEqualTo(40);
        assertThat(figures(customer.ledger("?limit=1").getFirst())).isEqualTo("decrement 2 42 40 #31");
    }

    @Test
    void an_answer_about_a_block_is_given_again_after_the_block_was_deleted() {
        String block = customer.increment(10, quoted(SOON), "0.5");
        customer.entry("{\"entry_type\":\"decrement\",\"amount\":4}");
        List<String> bodies = List.of(
                "{\"entry_type\":\"void\",\"amount\":2,\"block_id\":\"" + block + "\"}",
                "{\"entry_type\":\"amendment\",\"amount\":3,\"block_id\":\"" + block + "\"}");
        List<Http> callers = List.of(http.keyed(), http.keyed());
        List<Answer> first = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            first.add(callers.get(i).post(credits + "/ledger_entry", bodies.get(i)));
            assertThat(first.get(i).status()).isEqualTo(201);
        }
        assertThat(http.delete("/v1/credit_blocks/" + block).status()).isEqualTo(204);

        for (int i = 0; i < bodies.size(); i++) {
            Answer again = callers.get(i).post(credits + "/ledger_entry", bodies.get(i));
            assertThat(again.json()).isEqualTo(first.get(i).json());
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertError(customer.entry(bodies.get(i)), 404, "404-resource-not-found");
        }
        assertThat(customer.ledger("").getFirst().at("/ending_balance").asInt()).isEqualTo(-1);
    }

    private Answer voiding(String block, int amount) {
        return customer.entry("{\"entry_type\":\"void\",\"amount\":" + amount + ",\"block_id\":\"" + block + "\"}");
    }
}
