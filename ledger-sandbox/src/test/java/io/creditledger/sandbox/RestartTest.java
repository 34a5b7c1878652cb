package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentCreateParams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the directory is still there afterwards. */
class RestartTest {
    @TempDir
    private Path directory;

    private Shop shop() {
        return new Shop(SandboxSettings.inMemory().withDirectory(directory));
    }

    @Test
    void everything_is_found_again_at_another_address() throws Exception {
        PaymentIntent paid;
        Session session;
        String secret;
        try (Shop shop = shop()) {
            secret = shop.sandbox.secretKey();
            paid = shop.stripe
                    .v1()
                    .paymentIntents()
                    .create(Shop.paying("pm_card_visa").build(), Shop.key("before"));
            session = shop.open(shop.checkout());
            shop.sandbox.advance(Duration.ofHours(5));
        }
        try (Shop shop = shop()) {
            assertThat(shop.sandbox.secretKey()).isEqualTo(secret);
            PaymentIntent again = shop.stripe
                    .v1()
                    .paymentIntents()
                    .create(Shop.paying("pm_card_visa").build(), Shop.key("before"));
            assertThat(again.getId()).isEqualTo(paid.getId());
            Session open = shop.stripe.v1().checkout().sessions().retrieve(session.getId());
            assertThat(open.getUrl()).startsWith(shop.sandbox.baseUrl());
            shop.sandbox.advance(Duration.ofHours(20));
            assertThat(shop.stripe
                            .v1()
                            .checkout()
                            .sessions()
                            .retrieve(session.getId())
                            .getStatus())
                    .as("its time went on")
                    .isEqualTo("expired");
        }
    }

    @Test
    void events_that_nobody_took_are_delivered_after_the_restart() throws Exception {
        try (Listener listener = new Listener()) {
            try (Shop shop = shop()) {
                listener.trust(shop.sandbox);
                shop.sandbox.webhooks().hold();
                shop.sandbox.addWebhook(listener.url());
                shop.pay("pm_card_visa");
            }
            assertThat(listener.heard).isEmpty();
            try (Shop shop = shop()) {
                shop.sandbox.addWebhook(listener.url());
                Listener.quiet(shop);
                assertThat(listener.types())
                        .contains("payment_intent.succeeded")
                        .hasSize(4);
            }
        }
    }

    @Test
    void answers_are_forgotten_with_their_keys_after_a_day() throws Exception {
        PaymentIntentCreateParams paying = Shop.paying("pm_card_visa").build();
        PaymentIntent old;
        try (Shop shop = shop()) {
            old = shop.stripe.v1().paymentIntents().create(paying, Shop.key("yesterday"));
            shop.sandbox.advance(Duration.ofHours(23));
            shop.stripe.v1().paymentIntents().create(paying, Shop.key("today"));
            assertThat(shop.stripe
                            .v1()
                            .paymentIntents()
                            .create(paying, Shop.key("yesterday"))
                            .getId())
                    .isEqualTo(old.getId());
            shop.sandbox.advance(Duration.ofHours(2));
            shop.stripe.v1().paymentIntents().create(paying, Shop.key("now"));
        }
        try (Shop shop = shop()) {
            assertThat(Files.readString(directory.resolve("journal.jsonl")))
                    .contains("\"today\":{\"at\"", "\"now\":{\"at\"")
                    .doesNotContain("\"yesterday\":{\"at\"");
            assertThat(shop.stripe
                            .v1()
                            .paymentIntents()
                            .create(paying, Shop.key("yesterday"))
                            .getId())
                    .isNotEqualTo(old.getId());
        }
    }

    @Test
    void a_line_torn_by_a_crash_was_never_acknowledged_and_is_left_out() throws Exception {
        PaymentIntent paid;
        try (Shop shop = shop()) {
            paid = shop.pay("pm_card_visa");
        }
        Files.writeString(directory.resolve("journal.jsonl"), "{\"CUSTOMER\":{\"cus_", StandardOpenOption.APPEND);
        try (Shop shop = shop()) {
            assertThat(shop.stripe.v1().paymentIntents().retrieve(paid.getId()).getStatus())
                    .isEqualTo("succeeded");
        }
    }

    @Test
    void two_sandboxes_do_not_share_a_directory() {
        SandboxSettings settings = SandboxSettings.inMemory().withDirectory(directory);
        try (StripeSandbox first = StripeSandbox.start(settings)) {
            assertThat(first.baseUrl()).startsWith("http://127.0.0.1:");
            assertThatThrownBy(() -> StripeSandbox.start(settings)).hasMessageContaining(directory.toString());
        }
    }
}
