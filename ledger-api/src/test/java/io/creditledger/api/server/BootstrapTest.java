package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.api.Ledger;
import io.creditledger.api.security.ApiKeys;
import io.creditledger.api.security.Tenants;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLedger.class)
class BootstrapTest {
    private final TestLedger ledger;

    BootstrapTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void an_empty_database_gets_a_tenant_with_an_organization_an_entity_and_a_key() {
        Http http = ledger.admin();

        assertThat(new Tenants(ledger.ledger().dataSource()).isEmpty()).isFalse();
        assertThat(http.get("/api/ledger/v1/accounts/organization:demo").text("/balance"))
                .isEqualTo("25000");
        assertThat(http.get("/api/v1/org/demo/credits").json().at("/balance").asLong())
                .isEqualTo(25_000);
        assertThat(ledger.owner("u-1").get("/api/entities/e-demo/credits").status())
                .isEqualTo(200);
        assertThat(http.get("/api/ledger/v1/keys").response().body()).contains("bootstrap");
    }

    @Test
    void a_database_that_was_set_up_is_left_alone() {
        Ledger node = ledger.ledger();
        long before = ledger.headPosition();

        assertThat(new Bootstrap(node.gateway(), node.dataSource(), node.clock())
                        .run("lk_other.another-secret-0123456789"))
                .isEmpty();
        assertThat(ledger.bearer("lk_other.another-secret-0123456789")
                        .get("/api/ledger/v1/views")
                        .status())
                .isEqualTo(401);
        assertThat(ledger.headPosition()).isEqualTo(before);
    }

    @Test
    void what_is_no_key_is_refused() {
        Ledger node = ledger.ledger();
        ApiKeys keys = new ApiKeys(node.dataSource());

        assertThatThrownBy(() -> keys.create("demo", Set.of(), null, "id."))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys.create("demo", Set.of(), null, ".secret"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
