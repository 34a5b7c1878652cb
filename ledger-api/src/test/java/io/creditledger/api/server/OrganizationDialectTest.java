package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.traffic.RequestLines;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedLedger.class)
class OrganizationDialectTest {
    private final TestLedger ledger;
    private Http http;
    private String org;
    private String account;

    OrganizationDialectTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_organization() {
        http = ledger.admin();
        String slug = "o-" + UUID.randomUUID();
        org = "/api/v1/org/" + slug + "/credits";
        account = "/api/ledger/v1/accounts/organization:" + slug;
        assertThat(http.post("/api/ledger/v1/organizations", "{\"slug\":\"" + slug + "\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_balance_is_whole_credits_rounded_down() {
        http.patch(account, "{\"low_balance_threshold\":\"24999.8\"}");
        http.keyed().post(account + "/decrements", "{\"amount\":\"0.25\"}");
        Answer answer = http.get(org);

        assertThat(answer.response().body())
                .isEqualTo("{\"balance\":24999,\"is_low_balance\":true,\"auto_refill_enabled\":false}");
    }

    @Test
    void transactions_are_a_bare_array_of_signed_whole_amounts_newest_first() {
        Answer bought = http.keyed()
                .post(
                        account + "/purchases",
                        "{\"blocks\":[{\"amount\":500,\"cost_basis\":\"0.05\"}],\"payment\":\"cs_1\"}");
        http.keyed().post(account + "/purchases", "{\"blocks\":[{\"amount\":5}],\"source\":\"auto_refill\"}");
        http.keyed().post(account + "/decrements", """
                        {"amount":"2.5","kind":"inference","model":"m","input_tokens":3,"output_tokens":4,
                         "reason":"chat","metadata":{"inference_cost_usd":"0.0125"}}""");
        http.keyed().post(account + "/decrements", "{\"amount\":1,\"kind\":\"compute\"}");
        http.keyed().post(account + "/transactions/" + bought.text("/id") + "/reversals", "{}");
        http.keyed().post(account + "/grants", "{\"amount\":1}");
        Answer all = http.get(org + "/transactions");

        assertThat(types(all))
                .isEqualTo("admin_adjustment refund usage inference auto_refill purchase signup_allocation");
        assertThat(all.json().at("/3").toString())
                .contains("\"amount\":-3", "\"inference_cost_usd\":0.0125", "\"input_tokens\":3", "\"output_tokens\":4")
                .contains("\"model\":\"m\"", "\"description\":\"chat\"", "\"has_receipt\":false");
        assertThat(all.json().at("/5/has_receipt").booleanValue())
                .as("no money was seen for it")
                .isFalse();
        assertThat(all.json().at("/1/amount").asLong()).isEqualTo(-500);
        assertThat(types(http.get(org + "/transactions?limit=2"))).isEqualTo("admin_adjustment refund");
        assertThat(types(http.get(org + "/transactions?transaction_type=usage&transaction_type=purchase")))
                .isEqualTo("usage purchase");
        assertThat(types(http.get(org + "/transactions?transaction_type=auto_refill")))
                .isEqualTo("auto_refill");
        assertThat(types(http.get(org + "/transactions?transaction_type=admin_adjustment")))
                .isEqualTo("admin_adjustment");
        assertThat(types(http.get(org + "/transactions?transaction_type=signup_allocation")))
                .isEqualTo("signup_allocation");
    }

    @Test
    void usage_is_broken_down_by_category() {
        for (String kind : new String[] {"inference", "span_ingestion", "storage", "web_search", "sandbox"}) {
            http.keyed()
                    .post(
                            account + "/decrements",
                            "{\"amount\":\"1.5\",\"kind\":\"" + kind
                                    + "\",\"metadata\":{\"span_count\":\"7\",\"storage_gb\":\"2.5\"}}");
        }
        Answer usage = http.get(org + "/usage");

        assertThat(usage.status()).as(usage.response().body()).isEqualTo(200);
        assertThat(usage.json().at("/total_credits").asLong()).isEqualTo(7);
        assertThat(usage.json().at("/sandbox_credits").asLong()).isEqualTo(1);
        assertThat(usage.json().at("/inference_credits").asLong()).isEqualTo(1);
        assertThat(usage.json().at("/span_credits").asLong()).isEqualTo(1);
        assertThat(usage.json().at("/storage_credits").asLong()).isEqualTo(1);
        assertThat(usage.json().at("/web_search_credits").asLong()).isEqualTo(1);
        assertThat(usage.json().at("/current_storage_gb").isNumber()).isTrue();
        assertThat(usage.json().at("/estimated_span_count").asLong()).isPositive();
        assertThat(http.get(org + "/usage?start_date=2020-01-01T00:00:00Z&end_date=2020-02-01T00:00:00Z")
                        .json()
                        .at("/total_credits")
                        .asLong())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/transactions?limit=0, limit",
        "/transactions?limit=101, limit",
        "/transactions?limit=x, limit",
        "/transactions?transaction_type=gift, transaction_type",
        "/usage?start_date=today, start_date",
        "/usage?start_date=2020-02-01T00:00:00Z&end_date=2020-01-01T00:00:00Z, end_date"
    })
    void a_wrong_parameter_is_named_in_the_payload(String path, String name) {
        Answer answer = http.get(org + path);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().propertyNames()).containsExactly("code", "detail", "errors", "type");
        assertThat(answer.json().at("/code").asInt()).isEqualTo(422);
        assertThat(answer.text("/type")).isEqualTo("validation_error");
        assertThat(answer.text("/errors/0/loc/0")).isEqualTo("query");
        assertThat(answer.text("/errors/0/loc/1")).isEqualTo(name);
    }

    @Test
    void without_a_key_authentication_fails_as_the_contract_says() {
        Answer answer = ledger.anonymous().get(org);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().body()).isEqualTo("""
                        {"code":401,"detail":"Authentication failed","errors":null,"type":"authentication_error"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/transactions", "/usage", "/price", "/auto-refill", "/member-limits", "/nothing"})
    void what_is_not_there_is_not_found(String path) {
        Answer answer = http.get("/api/v1/org/nobody/credits" + path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/type")).isEqualTo("not_found_error");
        assertThat(answer.json().at("/code").asInt()).isEqualTo(404);
    }

    @Test
    void a_client_that_is_too_old_must_upgrade() {
        try (TestLedger strict = new TestLedger(new ServerSettings(0, false, RequestLines.ALL, "2.1"))) {
            Http client = strict.admin();
            String demo = "/api/v1/org/demo/credits";

            assertThat(client.get(demo).status()).isEqualTo(200);
            assertThat(client.with("X-Client-Version", "2.1.0").get(demo).status())
                    .isEqualTo(200);
            Answer old = client.with("X-Client-Version", "2.0.9").get(demo);
            assertThat(old.status()).isEqualTo(426);
            assertThat(old.text("/type")).isEqualTo("upgrade_required_error");
            assertThat(client.with("X-Client-Version", "new").get(demo).status())
                    .isEqualTo(400);
            assertThat(client.get("/docs").status()).isEqualTo(404);
        }
    }

    private static String types(Answer answer) {
        return answer.json()
                .valueStream()
                .map(row -> row.at("/transaction_type").asString())
                .collect(Collectors.joining(" "));
    }
}
