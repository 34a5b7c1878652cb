package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A checkout whose money comes days later, or never. */
class DelayedPaymentTest {
    private Shop shop;
    private Listener listener;

    @BeforeEach
    void open() {
        shop = new Shop();
        listener = Listener.to(shop);
    }

    @AfterEach
    void close() {
        shop.close();
        listener.close();
    }

    private Session payWith(String account) throws StripeException, IOException, InterruptedException {
        Session session = shop.open(shop.checkout()
                .addPaymentMethodType(PaymentMethodType.CARD)
                .addPaymentMethodType(PaymentMethodType.US_BANK_ACCOUNT));
        String path = session.getUrl().substring(shop.sandbox.baseUrl().length());
        Http.Reply paid = Http.send(shop.sandbox, "POST", path, "email=a%40b.example&number=" + account);
        assertThat(paid.status()).isEqualTo(303);
        return retrieve(session);
    }

    private Session retrieve(Session session) throws StripeException {
        return shop.stripe.v1().checkout().sessions().retrieve(session.getId());
    }

    @Test
    void the_session_is_complete_at_once_and_paid_days_later() throws Exception {
        Session session = payWith("000123456789");
        assertThat(session.getStatus()).isEqualTo("complete");
        assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
        shop.sandbox.advance(Duration.ofDays(4));
        assertThat(retrieve(session).getPaymentStatus()).isEqualTo("paid");
        Listener.quiet(shop);
        assertThat(listener.types())
                .containsSubsequence(
                        "payment_intent.processing",
                        "checkout.session.completed",
                        "payment_intent.succeeded",
                        "checkout.session.async_payment_succeeded");
    }

    @Test
    void a_bank_that_says_no_leaves_the_session_unpaid() throws Exception {
        Session session = payWith("000123456789");
        shop.sandbox.settlePayment(session.getPaymentIntent(), "insufficient_funds");
        assertThat(retrieve(session).getPaymentStatus()).isEqualTo("unpaid");
        Listener.quiet(shop);
        assertThat(listener.types())
                .contains("payment_intent.payment_failed", "checkout.session.async_payment_failed")
                .doesNotContain("payment_intent.succeeded");
    }

    @Test
    void a_session_that_nobody_pays_expires_after_a_day() throws StripeException {
        Session session = shop.open(shop.checkout());
        shop.sandbox.advance(Duration.ofHours(24).minusMinutes(1));
        assertThat(retrieve(session).getStatus()).isEqualTo("open");
        shop.sandbox.advance(Duration.ofMinutes(2));
        assertThat(retrieve(session).getStatus()).isEqualTo("expired");
        Listener.quiet(shop);
        assertThat(listener.types()).containsExactly("price.created", "checkout.session.expired");
    }
}
