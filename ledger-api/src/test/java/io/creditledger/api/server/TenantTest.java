package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.util.UUID;
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
}
