package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
