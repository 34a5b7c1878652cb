package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.payment.Billing;
import io.creditledger.api.payment.ChargeRequest;
import io.creditledger.api.payment.Imprint;
import io.creditledger.api.payment.IntentRequest;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.reconcile.Comparison;
import io.creditledger.api.reconcile.Difference;
import io.creditledger.api.reconcile.Difference.Remedy;
import io.creditledger.api.reconcile.Reconciliation;
import io.creditledger.api.stripe.Dashboard;
import io.creditledger.api.stripe.LedgerName;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.FutureUse;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentEvent.PaymentCreated;
import io.creditledger.core.payment.PaymentEvolution;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.PaymentStatus;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.Quote;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.renewal.Periods;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.Renewal.Running;
import io.creditledger.core.renewal.RenewalCommand.BeginRenewal;
import io.creditledger.core.renewal.RenewalCommand.StartRenewal;
import io.creditledger.core.tier.Period;
import io.creditledger.projections.history.StandingHistory;
import io.creditledger.projections.payment.PaymentView;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payments that this ledger made and has lost, because its database was restored from a backup. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class RestoredBackupTest {
    private static final Money PRICE = Money.of(2_500, "usd");
    private static final SavedMethod NO_CUSTOMER = new SavedMethod("", "");

    private final TestLedger ledger;
    private final Payments payments;
    private final Reconciliation reconciliation;
    private final ComparedPayment one;
    private final PaymentId id = new PaymentId("demo", UUID.randomUUID());
    private final AccountId account = AccountId.organization("demo", "r-" + UUID.randomUUID());

    RestoredBackupTest(TestLedger ledger) {
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
    void what_a_restored_backup_lost_is_proposed_and_created_on_demand_as_it_began() {
        Purpose bundle = Purpose.of(account, Source.PURCHASE, "bundle", Credits.of(100), Credits.of(7), PRICE);
        lost(new PaymentCreated(id.uuid(), now(), PRICE, null, bundle, "r", id.gatewayKey()), NO_CUSTOMER);
        Difference missing = one.onlyDifference();
        assertThat(missing.remedy()).isEqualTo(Remedy.CREATE);
        assertThat(missing.account()).isEqualTo(account.text());
        assertThat(payments.payment(id)).as("nothing changed").isEqualTo(Payment.NONE);

        assertThat(reconciliation.mend(missing)).isTrue();
        assertThat(reconciliation.mend(missing)).as("twice does no harm").isTrue();
        Agreed created = (Agreed) payments.payment(id);
        assertThat(created.purpose()).isEqualTo(bundle);
        assertThat(created.agreement().request()).isEqualTo("r");
        assertThat(created.outstanding()).isNull();
        assertThat(balance()).isEqualTo(Credits.of(107));
        assertThat(one.differences()).isEmpty();
    }

    @Test
    void an_intent_that_was_lost_is_created_with_its_quote_and_waits_for_its_payer() {
        AccountId payer = AccountId.user("demo", "e-1", "u-" + id.uuid());
        Quote quote = new Quote(
                Purpose.of(payer, Source.PURCHASE, "gold", Credits.of(9), Credits.ZERO, PRICE), Period.MONTHLY);
        lost(
                new PaymentCreated(
                        id.uuid(), now(), PRICE, payer, null, "r", id.gatewayKey(), quote, FutureUse.OFF_SESSION),
                NO_CUSTOMER);
        assertThat(reconciliation.mend(one.onlyDifference())).isTrue();

        Agreed created = (Agreed) payments.payment(id);
        assertThat(created.agreement().quote()).isEqualTo(quote);
        assertThat(created.agreement().use()).isEqualTo(FutureUse.OFF_SESSION);
        assertThat(created.agreement().payer()).isEqualTo(payer);
        assertThat(one.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        one.caughtUp();
        assertThat(reconciliation.unredeemed(Instant.now().plusSeconds(5)))
                .extracting(PaymentView::payment)
                .contains(id);
    }

    @Test
    void a_renewal_that_was_charged_and_lost_is_counted_for_its_period_and_not_charged_again() {
        SavedMethod method = customer();
        Money price = Money.of(900, "usd");
        Instant first = now().minus(Duration.ofDays(40));
        Purpose month = Purpose.of(account, Source.RECURRING, "gold", Credits.of(30), Credits.of(3), price);
        Plan plan = new Plan(UUID.randomUUID(), new Periods(Period.MONTHLY, first), price, month, method);
        submit(new StartRenewal(account, UUID.randomUUID(), first, plan));
        lost(new PaymentCreated(id.uuid(), now(), price, null, month, "standing order", id.gatewayKey()), method);
        assertThat(reconciliation.mend(one.onlyDifference())).isTrue();

        Running renewal = (Running) new StandingHistory(ledger.ledger().log()).renewal(account);
        assertThat(renewal.latest()).isEqualTo(id.uuid());
        assertThat(renewal.period()).isEqualTo(2);
        assertThat(renewal.underway()).isNull();
        ledger.selling().doDue();
        assertThat(balance()).isEqualTo(Credits.of(33));
        assertThat(new Dashboard(ledger.sandbox()).count("/v1/payment_intents?customer=" + method.customer()))
                .isEqualTo(1);
    }

    @Test
    void a_charge_that_the_backup_only_knew_to_have_begun_is_counted_and_not_made_again() {
        SavedMethod method = customer();
        Money price = Money.of(900, "usd");
        Instant first = now().minus(Duration.ofDays(40));
        Purpose month = Purpose.of(account, Source.RECURRING, "gold", Credits.of(30), Credits.ZERO, price);
        Plan plan = new Plan(UUID.randomUUID(), new Periods(Period.MONTHLY, first), price, month, method);
        submit(new StartRenewal(account, UUID.randomUUID(), first, plan));
        submit(new BeginRenewal(account, UUID.randomUUID(), now(), id.uuid()));
        lost(new PaymentCreated(id.uuid(), now(), price, null, month, "standing order", id.gatewayKey()), method);

        Difference missing = one.onlyDifference();
        assertThat(missing.remedy()).isEqualTo(Remedy.CREATE);
        assertThat(reconciliation.mend(missing)).isTrue();
        Running renewal = (Running) new StandingHistory(ledger.ledger().log()).renewal(account);
        assertThat(renewal.latest()).isEqualTo(id.uuid());
        assertThat(renewal.underway()).isNull();
        assertThat(balance()).isEqualTo(Credits.of(30));
    }

    @Test
    void what_another_ledger_made_for_a_tenant_of_the_same_name_is_another_ones() {
        ledger.provider()
                .gateway()
                .of("another ledger")
                .createIntent(new IntentRequest(
                        id.gatewayKey(), id, account, PRICE, "pm_card_visa", true, false, Billing.NONE, null));

        Comparison found = one.compared();
        assertThat(found.differences()).noneMatch(one::isIn);
        assertThat(found.foreign()).isPositive();
    }

    /** A payment that the provider has as this ledger made it, and that the ledger has not. */
    private void lost(PaymentCreated beginning, SavedMethod method) {
        Agreed agreed = (Agreed) PaymentEvolution.evolve(Payment.NONE, beginning);
        PaymentGateway own =
                ledger.provider().gateway().of(LedgerName.of(ledger.ledger().dataSource()));
        Purpose purpose = beginning.purpose();
        AccountId whose = purpose == null ? beginning.payer() : purpose.account();
        if (method.customer().isEmpty()) {
            own.createIntent(new IntentRequest(
                    id.gatewayKey(),
                    id,
                    whose,
                    beginning.amount(),
                    "pm_card_visa",
                    true,
                    false,
                    Billing.NONE,
                    null,
                    Imprint.of(agreed)));
        } else {
            own.charge(new ChargeRequest(
                    id.gatewayKey(), id, whose, beginning.amount(), method, "Renewal", Imprint.of(agreed)));
        }
    }

    private SavedMethod customer() {
        Dashboard dashboard = new Dashboard(ledger.sandbox());
        String customer =
                dashboard.post("/v1/customers", "name=Buyer").at("/id").asString();
        String method = dashboard
                .post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer)
                .at("/id")
                .asString();
        return new SavedMethod(customer, method);
    }

    private void submit(LedgerCommand command) {
        assertThat(ledger.ledger()
                        .gateway()
                        .submit(new Submission(command, "demo", null, new TreeMap<>()))
                        .join())
                .isInstanceOf(Outcome.Accepted.class);
    }

    private Credits balance() {
        one.caughtUp();
        return ledger.ledger()
                .balances()
                .account(account, Instant.now())
                .orElseThrow()
                .balance();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
