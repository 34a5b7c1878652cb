package io.creditledger.api.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.api.automation.CrashingGateway.Crash;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.stripe.SignedEvent;
import io.creditledger.api.stripe.StripeWebhooks;
import io.creditledger.api.stripe.WhenStripeTellsThenLook;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Credits;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.RedeemPayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.tier.Period;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A process that ends at any step between a webhook and the credits, or while a payment is redeemed: another one
 * finishes it, nothing is lost and nothing doubled. A step ends before its command was sent, or after it was done.
 */
@Timeout(120)
class CrashStepsTest {
    private static final String VERSION = "2026-07-29.dahlia";

    private static SellingNode node;
    private static int number;

    private final AccountId user = AccountId.user("demo", "e-1", "u-" + ++number);
    private PaymentId payment;
    private String event;

    @BeforeAll
    static void open() {
        node = new SellingNode(Instant.parse("2026-11-20T12:00:00Z"));
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @BeforeEach
    void a_payment() {
        payment = new PaymentId("demo", node.stamps.id());
        event = "evt_" + number;
    }

    /** The commands are: observe, purchase, confirm. A process that ends right after the webhook was kept does none. */
    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "1, false", "1, true", "2, false", "2, true"})
    void a_webhook_that_was_kept_is_followed_to_the_end(int step, boolean done) {
        tell(bought(), VERSION, node.clock.instant());
        CrashingGateway dying = new CrashingGateway(node.ledger.gateway(), step, done);
        assertThatThrownBy(() -> follow(dying)).isInstanceOf(Crash.class);
        assertThat(state()).isEqualTo("pending");

        node.clock.turn(Duration.ofMinutes(2)); // the dead process has taken it for a minute
        follow(node.ledger.gateway());
        node.performLeft();
        assertThat(state()).isEqualTo("followed");
        assertThat(node.balance(user)).isEqualTo(SellingNode.MONTH);
        assertThat(node.lines(user)).isEqualTo(1);
    }

    /** The commands are: redeem, purchase, confirm, start the renewal, confirm. */
    @ParameterizedTest
    @CsvSource({
        "0, false",
        "0, true",
        "1, false",
        "1, true",
        "2, false",
        "2, true",
        "3, false",
        "3, true",
        "4, false",
        "4, true"
    })
    void a_payment_that_is_redeemed_is_granted_once_and_renewed(int step, boolean done) {
        Intent intent = node.paid(payment, user);
        node.payments(node.ledger.gateway()).follow(intent.id());
        RedeemPayment redeem = node.redeem(payment, user, Period.MONTHLY);
        Payments dying = node.payments(new CrashingGateway(node.ledger.gateway(), step, done));
        assertThatThrownBy(() -> dying.record(redeem, null)).isInstanceOf(Crash.class);

        if (step == 0 && !done) { // nothing was recorded, so its caller has to ask again
            node.payments(node.ledger.gateway()).record(node.redeem(payment, user, Period.MONTHLY), null);
        }
        node.performLeft();
        assertThat(node.balance(user)).isEqualTo(SellingNode.MONTH);
        Outcome again = node.payments(node.ledger.gateway()).record(node.redeem(payment, user, Period.MONTHLY), null);
        assertThat(again).isInstanceOf(Outcome.Accepted.class);
        assertThat(node.lines(user)).isEqualTo(1);
        assertThat(((Renewal.Running) node.renewals(node.ledger.gateway()).renewal(user)).stopped())
                .isNull();
    }

    @Test
    void a_webhook_that_comes_before_our_own_commit_waits_for_it() {
        Intent intent = node.intent(payment, user);
        tell(intent.id(), VERSION, node.clock.instant());
        follow(node.ledger.gateway());
        assertThat(state()).isEqualTo("pending");

        create();
        node.clock.turn(Duration.ofMinutes(2));
        follow(node.ledger.gateway());
        assertThat(node.balance(user)).isEqualTo(SellingNode.MONTH);
    }

    @Test
    void a_webhook_that_comes_72_hours_late_and_again_grants_once() {
        Instant paid = node.clock.instant();
        String intent = bought();
        node.clock.turn(Duration.ofHours(72));
        tell(intent, VERSION, paid);
        follow(node.ledger.gateway());
        tell(intent, VERSION, paid);
        follow(node.ledger.gateway());

        assertThat(node.balance(user)).isEqualTo(SellingNode.MONTH);
        assertThat(node.lines(user)).isEqualTo(1);
    }

    @Test
    void a_webhook_in_words_of_another_version_of_the_api_is_followed_all_the_same() {
        tell(bought(), "2019-02-19", node.clock.instant());
        follow(node.ledger.gateway());

        assertThat(state()).isEqualTo("followed");
        assertThat(node.balance(user)).isEqualTo(SellingNode.MONTH);
    }

    /** A payment whose purpose is known, paid at the provider; its intent. */
    private String bought() {
        create();
        return node.intent(payment, user).id();
    }

    private void create() {
        Purpose gold = Purpose.of(user, Source.PURCHASE, "gold", Credits.of(100), Credits.of(10), SellingNode.PRICE);
        node.payments(node.ledger.gateway())
                .record(
                        new CreatePayment(
                                payment, node.stamps.id(), node.stamps.now(), SellingNode.PRICE, null, gold, "r"),
                        null);
    }

    private void tell(String intent, String version, Instant created) {
        String secret = node.sandbox.webhookSecret();
        SignedEvent told = SignedEvent.of(event, intent, version, created, secret, node.clock.instant());
        new StripeWebhooks(secret, node.ledger.dataSource(), node.clock, () -> {})
                .take(told.body().getBytes(StandardCharsets.UTF_8), told.signature());
    }

    private static void follow(LedgerGateway gateway) {
        new WhenStripeTellsThenLook(node.ledger.dataSource(), node.payments(gateway), node.clock).followDue();
    }

    private String state() {
        return JdbcClient.create(node.ledger.dataSource())
                .sql("SELECT state FROM ledger.stripe_event WHERE event = ?")
                .param(event)
                .query(String.class)
                .single();
    }
}
