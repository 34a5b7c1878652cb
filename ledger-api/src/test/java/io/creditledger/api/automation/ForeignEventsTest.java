package io.creditledger.api.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.payment.Billing;
import io.creditledger.api.payment.IntentRequest;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.stripe.Dashboard;
import io.creditledger.api.stripe.LedgerName;
import io.creditledger.api.stripe.SignedEvent;
import io.creditledger.api.stripe.StripeWebhooks;
import io.creditledger.api.stripe.WhenStripeTellsThenLook;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.projections.history.PaymentHistory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account at Stripe that others use, too: their events are kept, and looked at a few times only. */
@Timeout(60)
class ForeignEventsTest {
    private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");
    private static SellingNode node;
    private static PaymentGateway provider;

    private final String event = "evt_" + UUID.randomUUID().toString().replace("-", "");
    private final AccountId user = AccountId.user("demo", "e-1", "u-" + UUID.randomUUID());

    @BeforeAll
    static void open() {
        node = new SellingNode(NOW);
        provider = node.provider.of(LedgerName.of(node.ledger.dataSource()));
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void what_somebody_else_sold_is_parked_after_three_looks() {
        String intent = new Dashboard(node.sandbox)
                .post(
                        "/v1/payment_intents",
                        "amount=700&currency=usd&confirm=true&payment_method=pm_card_visa"
                                + "&return_url=https%3A%2F%2Fshop.example")
                .at("/id")
                .asString();
        tell(intent);
        lookForThreeDays();

        assertThat(row()).containsEntry("state", "foreign").containsEntry("attempts", 3);
        assertThat((byte[]) row().get("body")).as("kept").isNotEmpty();
    }

    @Test
    void what_another_ledger_sold_is_not_ours_though_its_tenants_have_our_names() {
        PaymentId payment = new PaymentId("demo", node.stamps.id());
        tell(sold(provider.of("another ledger"), payment));
        lookForThreeDays();

        assertThat(row()).containsEntry("state", "foreign").containsEntry("attempts", 3);
    }

    @Test
    void what_we_sold_and_do_not_know_yet_is_looked_at_for_three_days_about_twenty_times() {
        PaymentId payment = new PaymentId("demo", node.stamps.id());
        tell(sold(provider, payment));
        lookForThreeDays();

        assertThat(row()).containsEntry("state", "unmatched");
        assertThat((int) row().get("attempts")).isBetween(15, 25);
    }

    @Test
    void an_object_from_before_ledgers_had_names_is_ours() {
        PaymentId payment = new PaymentId("demo", node.stamps.id());
        String intent = node.paid(payment, user).id();
        tell(intent);
        looking().followDue();

        assertThat(row()).containsEntry("state", "followed").containsEntry("attempts", 1);
    }

    private String sold(PaymentGateway seller, PaymentId payment) {
        return seller.createIntent(new IntentRequest(
                        payment.gatewayKey(),
                        payment,
                        user,
                        SellingNode.PRICE,
                        "pm_card_visa",
                        true,
                        false,
                        Billing.NONE,
                        null))
                .id();
    }

    private void lookForThreeDays() {
        WhenStripeTellsThenLook looking = looking();
        for (int minutes = 0; minutes < 84 * 60; minutes = minutes < 60 ? minutes + 1 : minutes + 10) {
            looking.followDue();
            node.clock.turn(Duration.ofMinutes(minutes < 60 ? 1 : 10));
        }
        looking.followDue();
    }

    private static WhenStripeTellsThenLook looking() {
        Payments payments = new Payments(
                node.ledger.gateway(),
                provider,
                new PaymentHistory(node.ledger.log()),
                node.settlement(node.ledger.gateway()),
                node.stamps);
        return new WhenStripeTellsThenLook(node.ledger.dataSource(), payments, node.clock);
    }

    private void tell(String intent) {
        String secret = node.sandbox.webhookSecret();
        Instant now = node.clock.instant();
        SignedEvent told = SignedEvent.of(event, intent, "2026-07-29.dahlia", now, secret, now);
        new StripeWebhooks(secret, node.ledger.dataSource(), node.clock, () -> {})
                .take(told.body().getBytes(StandardCharsets.UTF_8), told.signature());
    }

    private Map<String, Object> row() {
        return JdbcClient.create(node.ledger.dataSource())
                .sql("SELECT state, attempts, body FROM ledger.stripe_event WHERE event = ?")
                .param(event)
                .query()
                .singleRow();
    }
}
