package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.LedgerServer;
import io.creditledger.api.PaymentConfig;
import io.creditledger.api.PaymentSide;
import io.creditledger.api.Provider;
import io.creditledger.api.metrics.LedgerMetrics;
import io.creditledger.api.server.Http.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** On a database of somebody else's nobody sells for no money by accident. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class NoProviderTest {
    private static final String ORDER =
            "{\"success_url\":\"http://localhost:3000/thanks\",\"cancel_url\":\"http://localhost:3000/back\"}";

    @TempDir
    private Path directory;

    private final TestLedger ledger;

    NoProviderTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void without_a_key_selling_says_what_to_configure_and_everything_else_works() {
        Provider nobody = Provider.open(PaymentConfig.fromEnvironment(Map.of()), directory, false);
        try (PaymentSide selling = new PaymentSide(ledger.ledger(), nobody);
                ApiServer server =
                        LedgerServer.start(ledger.ledger(), selling, ServerSettings.DEFAULT, new LedgerMetrics())) {
            Http http = new Http(server.port()).with("Authorization", "Bearer " + TestLedger.ADMIN);
            Answer price = http.get("/api/v1/org/demo/credits/price");
            Answer checkout = http.post("/api/v1/org/demo/credits/checkout", ORDER);

            assertThat(price.status()).isEqualTo(500);
            assertThat(price.text("/type")).isEqualTo("configuration_error");
            assertThat(price.response().body()).contains("STRIPE_API_KEY", "LEDGER_STRIPE_SANDBOX=true");
            assertThat(checkout.text("/type")).isEqualTo("configuration_error");
            assertThat(http.post("/api/v1/webhooks/stripe", "{}").status()).isEqualTo(500);
            assertThat(http.get("/api/v1/org/demo/credits").status()).isEqualTo(200);
            assertThat(http.keyed()
                            .post("/api/ledger/v1/accounts/organization:demo/grants", "{\"amount\":\"1\"}")
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void the_sandbox_sells_where_it_was_asked_for_and_on_a_database_of_its_own() {
        assertSells(Map.of(), true, true);
        assertSells(Map.of(), false, false);
        assertSells(Map.of("LEDGER_STRIPE_SANDBOX", "true"), false, true);
        assertSells(Map.of("LEDGER_STRIPE_SANDBOX", "false"), true, false);
    }

    private void assertSells(Map<String, String> environment, boolean ownDatabase, boolean sells) {
        try (Provider provider = Provider.open(PaymentConfig.fromEnvironment(environment), directory, ownDatabase)) {
            assertThat(provider.sandbox() != null).isEqualTo(sells);
            assertThat(provider.access() != null).isEqualTo(sells);
        }
    }
}
