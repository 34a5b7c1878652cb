package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.param.EventListParams;
import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import io.creditledger.sandbox.webhook.Webhooks.Pending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final List<String> PAID =
            List.of("payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "charge.updated");

    private Shop shop;
    private Listener listener;

    @BeforeEach
    void open() {
        shop = new Shop(SandboxSettings.inMemory().withRetryDelay(Duration.ofHours(1)));
        listener = Listener.to(shop);
    }

    @AfterEach
    void close() {
        shop.close();
        listener.close();
    }

    @Test
    void events_come_signed_and_in_order() throws StripeException {
        PaymentIntent intent = shop.pay("pm_card_visa");
        Listener.quiet(shop);
        assertThat(listener.types()).containsExactlyElementsOf(PAID);
        Event succeeded = listener.heard.get(2);
        assertThat(succeeded.getApiVersion()).isEqualTo(SandboxSettings.API_VERSION);
        assertThat(((PaymentIntent) succeeded
                                .getDataObjectDeserializer()
                                .getObject()
                                .orElseThrow())
                        .getId())
                .isEqualTo(intent.getId());
        assertThat(succeeded.getRequest().getId())
                .isEqualTo(intent.getLastResponse().requestId());
        Charge charge = (Charge)
                listener.heard.get(1).getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(charge.getReceiptUrl()).startsWith(shop.sandbox.baseUrl());
        assertThat(listener.heard.get(3).getData().getPreviousAttributes()).containsKey("balance_transaction");
        assertThat(shop.stripe.v1().events().retrieve(succeeded.getId()).getPendingWebhooks())
                .isZero();
    }

    @Test
    void an_event_that_is_refused_comes_again_until_it_is_taken() throws StripeException {
        listener.answer(500);
        shop.pay("pm_card_visa");
        Listener.quiet(shop);
        assertThat(shop.sandbox.webhooks().pending()).hasSize(4).allMatch(pending -> pending.attempts() == 1);
        assertThat(shop.stripe
                        .v1()
                        .events()
                        .list(EventListParams.builder()
                                .setDeliverySuccess(false)
                                .build())
                        .getData())
                .hasSize(4);
        listener.answer(200);
        assertThat(listener.heard).isEmpty();
        shop.sandbox.advance(Duration.ofSeconds(3599));
        Listener.quiet(shop);
        assertThat(listener.heard).as("not before its time").isEmpty();
        shop.sandbox.advance(Duration.ofSeconds(2));
        Listener.quiet(shop);
        assertThat(listener.types()).containsExactlyElementsOf(PAID);
        assertThat(shop.sandbox.webhooks().pending()).isEmpty();
    }

    @Test
    void events_held_back_are_delivered_one_by_one_in_any_order() throws StripeException {
        shop.sandbox.webhooks().hold();
        shop.pay("pm_card_visa");
        List<Pending> waiting = shop.sandbox.webhooks().pending();
        assertThat(waiting).extracting(Pending::type).containsExactlyElementsOf(PAID);
        assertThat(shop.sandbox.webhooks().deliver(waiting.get(2).event())).isEqualTo(200);
        assertThat(shop.sandbox.webhooks().deliver(waiting.get(0).event())).isEqualTo(200);
        assertThat(shop.sandbox.webhooks().deliver(waiting.get(2).event())).isEqualTo(200);
        assertThat(listener.types())
                .containsExactly("payment_intent.succeeded", "payment_intent.created", "payment_intent.succeeded");
        shop.sandbox.webhooks().release();
        Listener.quiet(shop);
        assertThat(listener.types()).hasSize(5).endsWith("charge.succeeded", "charge.updated");
    }

    @Test
    void an_event_can_come_twice() throws StripeException {
        shop.sandbox.faults().add(Fault.once(FaultKind.DUPLICATE_DELIVERY, "charge.succeeded"));
        shop.pay("pm_card_visa");
        Listener.quiet(shop);
        assertThat(listener.types()).filteredOn("charge.succeeded"::equals).hasSize(2);
    }

    @Test
    void events_can_come_last_first() throws StripeException {
        shop.sandbox.faults().add(Fault.once(FaultKind.REORDER_DELIVERIES, "*"));
        shop.pay("pm_card_visa");
        Listener.quiet(shop);
        assertThat(listener.types()).containsExactlyElementsOf(PAID.reversed());
    }

    @Test
    void a_wrong_signature_is_noticed_and_the_event_comes_rightly_signed() throws StripeException {
        shop.sandbox.faults().add(Fault.once(FaultKind.WRONG_SIGNATURE, "payment_intent.succeeded"));
        shop.pay("pm_card_visa");
        Listener.quiet(shop);
        assertThat(listener.refused).hasSize(1);
        assertThat(listener.types()).containsExactlyElementsOf(PAID);
    }
}
