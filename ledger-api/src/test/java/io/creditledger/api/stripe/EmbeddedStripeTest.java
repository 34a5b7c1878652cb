package io.creditledger.api.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStripeTest {
    @TempDir
    private Path directory;

    @Test
    void it_sells_one_bundle_and_after_a_restart_the_same_one() {
        String price;
        String key;
        try (EmbeddedStripe stripe = EmbeddedStripe.open(directory)) {
            price = stripe.price();
            key = stripe.access().key();
            assertThat(new StripeGateway(stripe.access()).offer(price)).satisfies(offer -> {
                assertThat(offer.amount()).isEqualTo(Money.of(2_500, "usd"));
                assertThat(offer.credits()).isEqualTo(Credits.of(25_000));
            });
        }
        try (EmbeddedStripe again = EmbeddedStripe.open(directory)) {
            assertThat(again.price()).isEqualTo(price);
            assertThat(again.access().key()).isEqualTo(key);
        }
    }

    @Test
    void another_process_on_the_directory_uses_the_one_that_runs() {
        try (EmbeddedStripe host = EmbeddedStripe.open(directory);
                EmbeddedStripe guest = EmbeddedStripe.open(directory)) {
            assertThat(guest.access()).isEqualTo(host.access());
            assertThat(guest.price()).isEqualTo(host.price());
            guest.close();
            assertThat(new StripeGateway(host.access()).offer(host.price()).price())
                    .isEqualTo(host.price());
        }
    }

    @Test
    void where_it_is_and_with_which_key_is_for_its_owner_only() throws IOException {
        EmbeddedStripe.open(directory).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("reached"))))
                .isEqualTo("rw-------");
    }
}
