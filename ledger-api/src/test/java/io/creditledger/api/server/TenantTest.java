package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLedger.class)
class TenantTest {
    private static final String V1 = "/api/ledger/v1";

    private final TestLedger ledger;
    private final String tenant = "t-" + UUID.randomUUID();

    TenantTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    private Answer created(String more) {
        return ledger.admin().post(V1 + "/tenants", "{\"tenant\":\"" + tenant + "\"" + more + "}");
    }

    @Test
    void the_operator_makes_a_tenant_whose_admin_sets_what_organizations_start_with() {
        Answer made = created(",\"signup_allocation\":\"70\"");
        Answer twice = created("");
        Http admin = ledger.bearer(made.text("/key"));
        Http keyed = admin.keyed();
        Answer first = keyed.post(V1 + "/organizations", "{\"slug\":\"first\"}");
        Answer changed = admin.patch(V1 + "/tenant", "{\"signup_allocation\":\"0.5\"}");
        admin.post(V1 + "/organizations", "{\"slug\":\"second\"}");
        Answer retried = keyed.post(V1 + "/organizations", "{\"slug\":\"first\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(retried.response().body()).isEqualTo(first.response().body());
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(changed.text("/signup_allocation")).isEqualTo("0.5");
        assertThat(admin.get(V1 + "/tenant").response().body())
                .isEqualTo(changed.response().body())
                .doesNotContain("key");
        assertThat(admin.get(V1 + "/accounts/organization:first").text("/balance"))
                .isEqualTo("70");
        assertThat(admin.get(V1 + "/accounts/organization:second").text("/balance"))
                .isEqualTo("0.5");
        assertThat(admin.get(V1 + "/accounts").json().at("/data").size()).isEqualTo(2);
    }

    @Test
    void nobody_but_the_operator_makes_tenants_and_nobody_makes_operators() {
        Http admin = ledger.bearer(created("").text("/key"));

        assertThat(admin.post(V1 + "/tenants", "{\"tenant\":\"mine\"}").status())
                .isEqualTo(403);
        assertThat(admin.post(V1 + "/keys", "{\"scopes\":[\"operator\"]}").status())
                .isEqualTo(422);
        assertThat(ledger.admin()
                        .post(V1 + "/keys", "{\"scopes\":[\"operator\"]}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void an_impossible_tenant_is_refused() {
        Http operator = ledger.admin();

        assertThat(operator.post(V1 + "/tenants", "{\"tenant\":\"A b\"}").status())
                .isEqualTo(422);
        assertThat(operator.post(V1 + "/tenants", "{}").status()).isEqualTo(422);
        assertThat(created(",\"signup_allocation\":-1").status()).isEqualTo(422);
        assertThat(operator.patch(V1 + "/tenant", "{\"signup_allocation\":\"x\"}")
                        .status())
                .isEqualTo(422);
    }

    /**
     * A new tenant with an organization {@code acme} and an entity {@code shop}, as every other has them; {@code scale}
     * makes its amounts: 10 to begin with and 1 spent, a grant of 20, a tier of 30 credits bought by {@code u-1}.
     */
    private Http furnished(String name, int scale) {
        String made = ledger.admin()
                .post(V1 + "/tenants", "{\"tenant\":\"" + name + "\",\"signup_allocation\":" + 10 * scale + "}")
                .text("/key");
        int dot = made.indexOf('.');
        Http http =
                ledger.bearer(made).with("apikey", made.substring(0, dot)).with("apisecret", made.substring(dot + 1));
        String acme = V1 + "/accounts/organization:acme";
        List<Answer> answers = List.of(
                http.post(V1 + "/keys", "{\"scopes\":[\"read\"],\"label\":\"" + name + "\"}"),
                http.post(V1 + "/organizations", "{\"slug\":\"acme\"}"),
                http.post(V1 + "/entities", "{\"entity\":\"shop\"}"),
                http.keyed().post(acme + "/decrements", "{\"amount\":" + scale + "}"),
                http.keyed().post(acme + "/holds", "{\"amount\":" + 2 * scale + "}"),
                http.keyed().post(V1 + "/accounts/entity:shop/grants", "{\"amount\":" + 20 * scale + "}"),
                http.post(
                        V1 + "/entities/shop/tiers",
                        "{\"tier\":\"free\",\"name\":\"" + name + "\",\"price\":0,\"credits\":" + 30 * scale + "}"),
                http.with("userid", "u-1").post("/api/entities/shop/buy-credits", "{\"creditsTierId\":\"free\"}"));
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 201));
        return http;
    }

    @Test
    void tenants_with_the_same_names_see_each_their_own_in_every_list() {
        Http one = furnished(tenant + ".1", 1);
        Http two = furnished(tenant + ".2", 7);
        sees(one, tenant + ".1", 1);
        sees(two, tenant + ".2", 7);
    }

    private static void sees(Http http, String name, int scale) {
        assertThat(values(http.get(V1 + "/accounts"), "/data", "account", "balance"))
                .containsExactly(
                        "entity:shop " + 20 * scale, "organization:acme " + 9 * scale, "user:shop:u-1 " + 30 * scale);
        assertThat(values(http.get(V1 + "/keys"), "", "label")).containsExactly("first", name);
        assertThat(http.get(V1 + "/tenant").text("/tenant")).isEqualTo(name);
        assertThat(http.get(V1 + "/tenant").text("/signup_allocation")).isEqualTo("" + 10 * scale);
        assertThat(values(http.get(V1 + "/entities/shop/tiers"), "", "name", "credits"))
                .containsExactly(name + " " + 30 * scale);
        assertThat(http.get(V1 + "/entities/shop/tiers/free").text("/name")).isEqualTo(name);
        String acme = V1 + "/accounts/organization:acme";
        assertThat(values(http.get(acme + "/transactions"), "/data", "type", "amount"))
                .containsExactly("decrement " + -scale, "grant " + 10 * scale);
        assertThat(values(http.get(acme + "/blocks"), "/data", "amount", "remaining"))
                .containsExactly(10 * scale + " " + 9 * scale);
        assertThat(values(http.get(acme + "/holds"), "", "amount")).containsExactly("" + 2 * scale);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String days = "?from=" + today.minusDays(1) + "&to=" + today.plusDays(1);
        assertThat(values(http.get(acme + "/usage" + days), "", "credits")).containsExactly("" + scale);
        dialectsShow(http, name, scale);
    }

    private static void dialectsShow(Http http, String name, int scale) {
        String org = "/api/v1/org/acme/credits";
        assertThat(http.get(org).json().at("/balance").asInt())
                .as("without what is held")
                .isEqualTo(7 * scale);
        assertThat(http.get(org + "/transactions").json().size()).isEqualTo(2);
        assertThat(http.get(org + "/usage").json().at("/total_credits").asInt()).isEqualTo(scale);
        assertThat(values(http.get("/api/entities/shop/credits-tiers"), "/data", "creditsTierName", "creditsAmount"))
                .containsExactly(name + " " + 30 * scale);
        assertThat(http.get("/api/entities/shop/credits")
                        .json()
                        .at("/data/creditsAmount")
                        .asInt())
                .isEqualTo(20 * scale);
        assertThat(http.get("/api/users/u-1/credits?entityId=shop")
                        .json()
                        .at("/data/creditsAmount")
                        .asInt())
                .isEqualTo(30 * scale);
    }

    /** The named fields of each row, one after the other. */
    private static List<String> values(Answer answer, String rows, String... fields) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json()
                .at(rows)
                .valueStream()
                .map(row -> Arrays.stream(fields)
                        .map(field -> row.at("/" + field).asString())
                        .collect(Collectors.joining(" ")))
                .toList();
    }
}
