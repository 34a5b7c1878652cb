package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers, and what all operations of the billing dialect have in common. */
@ExtendWith(SharedLedger.class)
class CustomersTest {
    private static final String ERRORS = "https://docs.withorb.com/reference/error-responses#";

    private final TestLedger ledger;
    private final Http http;

    CustomersTest(TestLedger ledger) {
        this.ledger = ledger;
        this.http = ledger.admin();
    }

    @Test
    void a_customer_is_made_and_read_by_its_id_and_by_its_external_id_with_every_key() {
        String external = "c-" + UUID.randomUUID();
        Answer made = http.keyed().post("/v1/customers", """
                {"name":"Ada","email":"ada@example.org","external_customer_id":"%s","currency":"USD",
                 "timezone":"Europe/Berlin","metadata":{"plan":"gold"},"auto_collection":true}""".formatted(external));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames())
                .contains("id", "additional_emails", "billing_address", "hierarchy", "portal_url", "tax_id");
        assertThat(made.text("/metadata/plan")).isEqualTo("gold");
        assertThat(made.json().at("/billing_address").isNull()).isTrue();
        assertThat(http.get("/v1/customers/" + made.text("/id")).json()).isEqualTo(made.json());
        assertThat(http.get("/v1/customers/external_customer_id/" + external).json())
                .isEqualTo(made.json());
    }

    @Test
    void a_customer_without_an_external_id_has_an_id_of_its_own_and_utc() {
        Answer first = http.post("/v1/customers", "{\"name\":\"Bo\",\"email\":\"bo@example.org\"}");
        Answer second = http.post("/v1/customers", "{\"name\":\"Bo\",\"email\":\"bo@example.org\"}");

        assertThat(first.text("/id")).isNotEqualTo(second.text("/id"));
        assertThat(first.text("/timezone")).isEqualTo("Etc/UTC");
        assertThat(first.json().at("/external_customer_id").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "/",
                "a;b",
                ";",
                "a%2Fb",
                "a?b#c",
                "a b",
                "a\\b",
                "100%",
                "1+1=2&3",
                "\u00e4\u20ac\ud83d\ude00",
                "../x",
                "a..",
                "{a}",
                "a:b@c,d"
            })
    void an_external_id_of_any_characters_is_found_again_by_clients_that_escape_it(String external) {
        Http stranger = ledger.stranger();
        stranger.post("/v1/customers", customer("a"));
        String quoted = external.replace("\\", "\\\\");
        Answer made = stranger.post("/v1/customers", customer(quoted));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        String path = "/v1/customers/external_customer_id/";
        List<String> spellings = List.of(
                URLEncoder.encode(external, StandardCharsets.UTF_8).replace("+", "%20"),
                URLEncoder.encode(external, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%3B", ";"));

        for (String spelling : spellings) {
            assertThat(stranger.get(path + spelling).json()).isEqualTo(made.json());
            assertThat(stranger.get(path + spelling + "/credits").status()).isEqualTo(200);
        }
        Answer price = stranger.post("/v1/prices", """
                {"name":"Calls","currency":"USD","item_id":"calls","cadence":"monthly","model_type":"unit",
                 "external_price_id":"%s","unit_config":{"unit_amount":"1"}}""".formatted(quoted));
        assertThat(price.status()).as(price.response().body()).isLessThan(300);
        assertThat(stranger.get("/v1/prices/external_price_id/" + spellings.getLast())
                        .json())
                .isEqualTo(price.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void an_external_id_that_no_path_can_name_is_refused(String external) {
        Answer refused = http.post("/v1/customers", customer(external));
        assertError(refused, 400, "400-request-validation-errors");
        assertThat(refused.response().body()).contains("no path can name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers;x", "/v1;x/customers", "/v1%2Fcustomers", "/v1/customers%5C..%5Ccustomers;"})
    void a_path_that_is_written_otherwise_opens_nothing(String path) {
        assertThat(http.get(path).status()).isEqualTo(404);
        assertThat(ledger.anonymous().get(path).status()).isIn(401, 404);
    }

    @Test
    void a_customer_is_changed_by_what_is_said_and_only_by_that() {
        String external = "c-" + UUID.randomUUID();
        Answer made = http.post("/v1/customers", """
                {"name":"Ada","email":"ada@example.org","external_customer_id":"%s","timezone":"Europe/Berlin",
                 "metadata":{"plan":"gold","team":"red"}}""".formatted(external));
        String path = "/v1/customers/" + made.text("/id");
        Answer changed = http.put(path, """
                {"name":"Ada L","email":null,"currency":"EUR","metadata":{"team":null,"seat":"7"},"tax_id":null}""");

        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(changed.text("/name")).isEqualTo("Ada L");
        assertThat(changed.text("/email")).isEqualTo("ada@example.org");
        assertThat(changed.text("/currency")).isEqualTo("EUR");
        assertThat(changed.text("/timezone")).isEqualTo("Europe/Berlin");
        assertThat(changed.text("/created_at")).isEqualTo(made.text("/created_at"));
        assertThat(changed.json().at("/metadata").toString()).isEqualTo("{\"plan\":\"gold\",\"seat\":\"7\"}");
        assertThat(http.get(path).json()).isEqualTo(changed.json());

        Answer cleared = http.put(
                "/v1/customers/external_customer_id/" + external,
                "{\"metadata\":null,\"external_customer_id\":\"" + external + "\"}");
        assertThat(cleared.json().at("/metadata").size()).isZero();
        assertThat(cleared.text("/name")).isEqualTo("Ada L");
        assertThat(http.put(path, "{}").json()).isEqualTo(cleared.json());
    }

    @Test
    void what_cannot_be_changed_about_a_customer_says_why() {
        String path = "/v1/customers/"
                + http.post("/v1/customers", customer("c-" + UUID.randomUUID())).text("/id");
        Answer renamed = http.put(path, "{\"external_customer_id\":\"other\"}");

        assertError(renamed, 400, "400-constraint-violation");
        assertThat(renamed.text("/detail")).contains("for ever");
        assertError(http.put(path, "{\"name\":\" \"}"), 400, "400-request-validation-errors");
        assertError(http.put(path, "{\"name\":7}"), 400, "400-request-validation-errors");
        assertError(http.put(path, "{\"metadata\":{\"a\":1}}"), 400, "400-request-validation-errors");
        assertError(http.put("/v1/customers/nobody", "{}"), 404, "404-resource-not-found");
        assertError(ledger.stranger().put(path, "{}"), 404, "404-resource-not-found");
    }

    @Test
    void an_external_id_names_one_customer_however_many_ask_at_once() throws Exception {
        String body = customer("c-" + UUID.randomUUID());
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                answers.add(callers.submit(() -> http.keyed().post("/v1/customers", body)));
            }
        }
        int made = 0;
        for (Future<Answer> answer : answers) {
            made += answer.get().status() == 201 ? 1 : 0;
            if (answer.get().status() != 201) {
                assertError(answer.get(), 400, "400-duplicate-resource-creation");
            }
        }
        assertThat(made).isEqualTo(1);
    }

    @Test
    void customers_are_listed_newest_first_page_by_page() {
        Http stranger = ledger.stranger();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(stranger.post("/v1/customers", customer("c-" + i)).text("/id"));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = stranger.get("/v1/customers?limit=2" + cursor);
            page.json().at("/data").forEach(row -> seen.add(row.at("/id").asString()));
            cursor = "&cursor=" + page.text("/pagination_metadata/next_cursor");
            if (!page.json().at("/pagination_metadata/has_more").booleanValue()) {
                assertThat(page.json().at("/pagination_metadata/next_cursor").isNull())
                        .isTrue();
                break;
            }
        } while (seen.size() < 10);

        assertThat(seen).isEqualTo(ids);
        assertError(stranger.get("/v1/customers?limit=101"), 400, "400-request-validation-errors");
        assertError(stranger.get("/v1/customers?cursor=none"), 400, "400-request-validation-errors");
    }

    @Test
    void a_key_gives_its_answer_again_and_conflicts_with_other_parameters() {
        Http keyed = http.keyed();
        String body = "{\"name\":\"Cy\",\"email\":\"cy@example.org\"}";
        Answer first = keyed.post("/v1/customers", body);
        Answer again = keyed.post("/v1/customers", body);
        Answer other = keyed.post("/v1/customers", "{\"name\":\"Di\",\"email\":\"cy@example.org\"}");

        assertThat(first.header("Idempotency-Key")).isEqualTo(keyed.header("Idempotency-Key"));
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertError(other, 409, "409-resource-conflict");
    }

    @Test
    void a_key_has_at_most_64_characters_and_means_nothing_to_a_get() {
        Http tooLong = http.with("Idempotency-Key", "k".repeat(65));

        assertError(tooLong.post("/v1/customers", customer("x")), 400, "400-request-validation-errors");
        assertThat(tooLong.get("/v1/customers").status()).isEqualTo(200);
        assertThat(http.with("Idempotency-Key", "no key").get("/v1/customers").status())
                .isEqualTo(200);
    }

    @Test
    void what_is_wrong_is_said_in_the_published_words() {
        Answer empty = http.post("/v1/customers", "{\"timezone\":\"Mars/Base\"}");
        Answer zone =
                http.post("/v1/customers", "{\"name\":\"Ed\",\"email\":\"e@example.org\",\"timezone\":\"Mars/Base\"}");
        Answer unknown = http.get("/v1/customers/nobody");
        Answer nowhere = http.get("/v1/nothing");

        assertError(empty, 400, "400-request-validation-errors");
        assertThat(empty.json().at("/validation_errors").size()).isEqualTo(2);
        assertError(zone, 400, "400-request-validation-errors");
        assertError(unknown, 404, "404-resource-not-found");
        assertThat(unknown.text("/detail"))
                .isEqualTo("Could not find a resource of type Customer with identifier: nobody.");
        assertError(nowhere, 404, "404-url-not-found");
        assertError(http.delete("/v1/customers"), 404, "404-url-not-found");
        assertError(ledger.anonymous().get("/v1/customers"), 401, "401-authentication-error");
        assertError(http.post("/v1/customers", "{"), 400, "400-request-validation-errors");
    }

    static void assertError(Answer answer, int status, String fragment) {
        assertThat(answer.response().body()).contains(ERRORS + fragment);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().propertyNames()).contains("status", "type", "title", "detail");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
    }

    private static String customer(String external) {
        return "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"external_customer_id\":\"" + external + "\"}";
    }
}
