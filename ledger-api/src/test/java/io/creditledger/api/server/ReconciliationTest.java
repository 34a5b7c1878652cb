package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.automation.TurnedClock;
import io.creditledger.api.automation.WhenADayHasPassedThenReconcile;
import io.creditledger.api.automation.WhenAPaymentStaysOpenThenLook;
import io.creditledger.api.payment.Billing;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.IntentRequest;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.reconcile.Comparison;
import io.creditledger.api.reconcile.Difference;
import io.creditledger.api.reconcile.Difference.Remedy;
import io.creditledger.api.reconcile.Reconciliation;
import io.creditledger.api.reconcile.Reconciling;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.Observation.RefundStatus;
import io.creditledger.core.payment.Observation.SeenRefund;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.PaymentStatus;
import io.creditledger.core.payment.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payments that no webhook told of, or that only one side has, are found and mended as far as the ledger may. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class ReconciliationTest {
    private static final Money PRICE = Money.of(2_500, "usd");

    private final TestLedger ledger;
    private final Payments payments;
    private final Reconciliation reconciliation;
    private final ComparedPayment one;
    private final PaymentId id = new PaymentId("demo", UUID.randomUUID());
    private final AccountId account = AccountId.organization("demo", "r-" + UUID.randomUUID());

    ReconciliationTest(TestLedger ledger) {
        this.ledger = ledger;
        this.payments = ledger.selling().sales().payments();
        this.reconciliation = ledger.selling().reconciliation();
        this.one = new ComparedPayment(ledger, id);
    }

    @BeforeEach
    void no_webhook_arrives() {
        ledger.sandbox().webhooks().hold();
    }

    @AfterEach
    void webhooks_arrive_again() {
        ledger.sandbox().webhooks().release();
    }

    @Test
    void what_was_paid_without_a_word_is_proposed_and_recorded_only_on_demand() {
        agreed();
        Intent intent = intent(id.gatewayKey());
        Difference paid = one.onlyDifference();
        assertThat(paid.object()).isEqualTo(intent.id());
        assertThat(paid.account()).isEqualTo(account.text());
        assertThat(paid.amount()).isEqualTo("25.00 usd");
        assertThat(paid.here()).isEqualTo("created");
        assertThat(paid.there()).isEqualTo("succeeded");
        assertThat(paid.what()).isEqualTo("paid 25.00 usd");
        assertThat(paid.remedy()).isEqualTo(Remedy.OBSERVE);
        assertThat(one.status()).as("nothing changed").isEqualTo(PaymentStatus.CREATED);

        assertThat(reconciliation.mend(paid)).isTrue();
        assertThat(reconciliation.mend(paid)).as("twice does no harm").isTrue();
        assertThat(one.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(((Agreed) payments.payment(id)).outstanding()).isNull();
        assertThat(one.differences()).isEmpty();
    }

    @Test
    void money_that_went_back_is_found_though_its_payment_is_older() throws InterruptedException {
        agreed();
        Intent intent = intent(id.gatewayKey());
        payments.follow(intent.id());
        Thread.sleep(1_100); // the provider counts in seconds
        Instant later = Instant.now();
        ledger.sandbox().openDispute(intent.objects().charge(), "fraudulent", 1_000L);
        List<Difference> found =
                reconciliation.compare(later.minusMillis(100), Instant.now().plusSeconds(5)).differences().stream()
                        .filter(one::isIn)
                        .toList();

        assertThat(found).singleElement().satisfies(d -> {
            assertThat(d.what()).startsWith("disputed 10.00 usd (du_");
            assertThat(reconciliation.mend(d)).isTrue();
        });
        assertThat(one.status()).isEqualTo(PaymentStatus.DISPUTED);
    }

    @Test
    void what_only_the_provider_has_is_for_people() {
        intent("other-" + id.uuid());
        Difference unknown = one.onlyDifference();

        assertThat(unknown.what()).isEqualTo("the ledger does not have it");
        assertThat(unknown.here()).isEqualTo("-");
        assertThat(unknown.remedy()).isEqualTo(Remedy.BY_HAND);
        assertThat(reconciliation.mend(unknown)).isFalse();
    }

    @Test
    void what_was_paid_twice_is_for_people() {
        agreed();
        payments.follow(intent(id.gatewayKey()).id());
        Intent second = intent("again-" + id.uuid());
        Difference twice = one.onlyDifference();

        assertThat(twice.object()).isEqualTo(second.id());
        assertThat(twice.what()).contains(second.id());
        assertThat(twice.remedy()).isEqualTo(Remedy.BY_HAND);
    }

    @Test
    void what_only_the_ledger_has_is_for_people() {
        agreed();
        payments.observe(id, paidBy("pi_nowhere", List.of()));
        Difference missing = one.onlyDifference();

        assertThat(missing.what()).isEqualTo("the provider does not have it");
        assertThat(missing.there()).isEqualTo("-");
        assertThat(missing.remedy()).isEqualTo(Remedy.BY_HAND);
    }

    @Test
    void a_refund_that_the_provider_does_not_know_is_for_people() {
        agreed();
        String intent = intent(id.gatewayKey()).id();
        SeenRefund refund = new SeenRefund("re_nowhere", Money.of(500, "usd"), RefundStatus.COUNTS);
        payments.observe(id, paidBy(intent, List.of(refund)));

        assertThat(one.onlyDifference().what()).isEqualTo("the ledger has a refund re_nowhere of 5.00 usd");
    }

    @Test
    void a_page_that_nobody_paid_on_and_a_payment_that_was_never_asked_for_are_no_differences() {
        agreed();
        PaymentId open = new PaymentId("demo", UUID.randomUUID());
        payments.record(creation(open), null);
        payments.link(
                open,
                new PaidObjects(null, intent(open, open.gatewayKey(), null).id(), null, null, null, null));

        Comparison found = one.compared();
        assertThat(found.differences())
                .noneMatch(d -> d.payment().equals(id) || d.payment().equals(open));
        assertThat(found.here()).isGreaterThanOrEqualTo(2);
        assertThat(found.there()).isPositive();
    }

    @Test
    void the_daily_look_lists_and_mends_where_that_was_asked_for() {
        agreed();
        intent(id.gatewayKey());
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11));
        one.caughtUp();
        var list = new WhenADayHasPassedThenReconcile(reconciliation, Reconciling.LIST, later);
        assertThat(list.differences()).isNaN();
        assertThat(list.reconcile()).anyMatch(one::isIn);
        assertThat(list.differences()).isPositive();
        assertThat(one.status()).isEqualTo(PaymentStatus.CREATED);

        var apply = new WhenADayHasPassedThenReconcile(reconciliation, Reconciling.APPLY, later);
        assertThat(apply.reconcile()).noneMatch(one::isIn);
        assertThat(one.status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void an_open_payment_is_asked_about_again_but_not_at_once() {
        agreed();
        payments.link(id, intent(id.gatewayKey()).objects());
        PaymentId unpaid = new PaymentId("demo", UUID.randomUUID());
        payments.record(creation(unpaid), null);
        payments.link(unpaid, intent(unpaid, unpaid.gatewayKey(), null).objects());
        one.caughtUp();
        TurnedClock clock = new TurnedClock(Instant.now());
        var look = new WhenAPaymentStaysOpenThenLook(ledger.ledger().payments(), payments, clock);
        assertThat(look.lookAtDue()).as("too young").isZero();
        clock.turn(Duration.ofMinutes(6));
        assertThat(look.lookAtDue()).isGreaterThanOrEqualTo(2);
        assertThat(look.open()).isGreaterThanOrEqualTo(2);
        assertThat(one.status()).isEqualTo(PaymentStatus.SUCCEEDED);

        one.caughtUp();
        assertThat(look.lookAtDue()).as("asked just now").isZero();
        clock.turn(Duration.ofMinutes(7));
        assertThat(look.lookAtDue()).as("as long again").isPositive();
        clock.turn(Duration.ofDays(40));
        assertThat(look.lookAtDue()).as("given up").isZero();
    }

    private void agreed() {
        payments.record(creation(id), null);
    }

    private CreatePayment creation(PaymentId payment) {
        Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        Purpose bundle = Purpose.of(account, Source.PURCHASE, "bundle", Credits.of(100), Credits.ZERO, PRICE);
        return new CreatePayment(payment, UUID.randomUUID(), now, PRICE, null, bundle, "r");
    }

    private Intent intent(String key) {
        return intent(id, key, "pm_card_visa");
    }

    private Intent intent(PaymentId payment, String key, @Nullable String method) {
        return ledger.provider()
                .gateway()
                .createIntent(new IntentRequest(
                        key, payment, account, PRICE, method, method != null, false, Billing.NONE, null));
    }

    private static Observation paidBy(String intent, List<SeenRefund> refunds) {
        PaidObjects objects = new PaidObjects(null, intent, null, null, null, null);
        return new Observation(Status.SUCCEEDED, objects, PRICE, null, refunds, List.of());
    }
}
