package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.sandbox.SandboxSettings.Webhook;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @Test
    void events_can_be_of_another_api_version_which_stripe_java_does_not_read() throws Exception {
        try (Shop shop = new Shop(SandboxSettings.inMemory().withEventVersion("2020-08-27"));
                Listener listener = Listener.to(shop)) {
            shop.pay("pm_card_visa");
            Listener.quiet(shop);
            assertThat(listener.heard).hasSize(4).allSatisfy(event -> {
                assertThat(event.getApiVersion()).isEqualTo("2020-08-27");
                assertThat(event.getDataObjectDeserializer().getObject()).isEmpty();
            });
        }
    }

    @Test
    void an_endpoint_gets_only_the_types_it_wants_signed_with_its_own_secret() throws Exception {
        try (Listener listener = new Listener();
                Shop shop = new Shop(SandboxSettings.inMemory()
                        .withWebhook(new Webhook(
                                listener.url(), "whsec_own", List.of("charge.succeeded", "charge.refunded"))))) {
            listener.trust("whsec_own");
            shop.pay("pm_card_visa");
            Listener.quiet(shop);
            assertThat(listener.types()).containsExactly("charge.succeeded");
        }
    }

    @Test
    void browsers_may_reach_it_elsewhere() throws Exception {
        try (Shop shop = new Shop(SandboxSettings.inMemory().withPublicUrl(URI.create("https://pay.example")))) {
            assertThat(shop.open(shop.checkout()).getUrl()).startsWith("https://pay.example/c/pay/cs_test_");
        }
    }

    @Test
    void its_time_is_that_of_its_clock() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2031-02-28T12:00:00Z"), ZoneOffset.UTC);
        try (Shop shop = new Shop(SandboxSettings.inMemory().withClock(clock))) {
            assertThat(shop.price(100).getCreated()).isEqualTo(clock.instant().getEpochSecond());
        }
    }

    @Test
    void a_port_that_is_taken_is_said_and_leaves_the_directory_free(@TempDir Path directory) {
        try (StripeSandbox first = StripeSandbox.start(SandboxSettings.inMemory())) {
            int taken = URI.create(first.baseUrl()).getPort();
            SandboxSettings settings = SandboxSettings.inMemory().withDirectory(directory);
            assertThatThrownBy(() -> StripeSandbox.start(settings.withPort(taken)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(taken));
            StripeSandbox.start(settings).close();
        }
    }
}
