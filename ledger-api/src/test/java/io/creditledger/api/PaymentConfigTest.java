package io.creditledger.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.api.reconcile.Reconciling;
import io.creditledger.core.money.Currency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentConfigTest {
    @TempDir
    private Path directory;

    @Test
    void without_a_key_it_is_the_sandbox() {
        PaymentConfig config = PaymentConfig.fromEnvironment(Map.of());

        assertThat(config.key()).isNull();
        assertThat(config.tierCurrency()).isEqualTo(new Currency("usd"));
        assertThat(config).hasToString("the sandbox");
    }

    @Test
    void with_a_key_it_is_stripe_and_secrets_come_from_files_and_are_not_shown() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "sk_live_secret\n");
        PaymentConfig config = PaymentConfig.fromEnvironment(Map.of(
                "STRIPE_API_KEY_FILE",
                file.toString(),
                "STRIPE_WEBHOOK_SECRET",
                "whsec_secret",
                "LEDGER_CREDITS_PRICE",
                "price_1",
                "LEDGER_TIER_CURRENCY",
                "jpy"));

        assertThat(config)
                .isEqualTo(new PaymentConfig(
                        "sk_live_secret",
                        "https://api.stripe.com",
                        "whsec_secret",
                        "price_1",
                        new Currency("jpy"),
                        null,
                        Reconciling.LIST));
        assertThat(config.toString()).isEqualTo("Stripe at https://api.stripe.com");
        try (Provider provider = Provider.open(config, directory, false)) {
            assertThat(provider.sandbox()).isNull();
            assertThat(provider.toString()).doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @CsvSource({"LEDGER_STRIPE_SANDBOX, yes", "LEDGER_RECONCILE, always"})
    void a_setting_that_is_not_understood_is_a_configuration_error(String name, String value) {
        assertThatThrownBy(() -> PaymentConfig.fromEnvironment(Map.of(name, value)))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @Test
    void a_currency_that_is_none_is_a_configuration_error() {
        assertThatThrownBy(() -> PaymentConfig.fromEnvironment(Map.of("LEDGER_TIER_CURRENCY", "Dollar")))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("LEDGER_TIER_CURRENCY");
    }
}
