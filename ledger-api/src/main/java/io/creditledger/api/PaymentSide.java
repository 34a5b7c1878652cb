package io.creditledger.api;

import io.creditledger.api.automation.BalancesInViews;
import io.creditledger.api.automation.StandingCharge;
import io.creditledger.api.automation.StandingOrders;
import io.creditledger.api.automation.WhenADayHasPassedThenReconcile;
import io.creditledger.api.automation.WhenAPaymentStaysOpenThenLook;
import io.creditledger.api.automation.WhenAPeriodBeginsThenRenew;
import io.creditledger.api.automation.WhenTheBalanceIsLowThenRefill;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.Bundles;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.payment.Sales;
import io.creditledger.api.reconcile.Reconciliation;
import io.creditledger.api.reconcile.Reconciling;
import io.creditledger.api.reconcile.Recreation;
import io.creditledger.api.security.Tenants;
import io.creditledger.api.stripe.LedgerName;
import io.creditledger.api.stripe.StripeWebhooks;
import io.creditledger.api.stripe.WhenStripeTellsThenLook;
import io.creditledger.projections.history.PaymentHistory;
import io.creditledger.projections.history.StandingHistory;
import java.util.function.Predicate;

/** Selling credits: what a ledger and a provider do together, on requests and by themselves. */
public final class PaymentSide implements AutoCloseable {
    /** The path of the webhook. */
    public static final String WEBHOOK = "/api/v1/webhooks/stripe";

    private final Provider provider;
    private final Sales sales;
    private final WhenStripeTellsThenLook looking;
    private final StandingOrders orders;
    private final Reconciliation reconciliation;
    private final WhenAPaymentStaysOpenThenLook open;
    private final WhenADayHasPassedThenReconcile daily;

    /** Over a ledger and a provider that others open; both are left open. Nothing runs before {@link #start}. */
    public PaymentSide(Ledger ledger, Provider provider) {
        this(ledger, provider, Reconciling.LIST);
    }

    /** The same with what the daily comparison does. */
    public PaymentSide(Ledger ledger, Provider provider, Reconciling reconciling) {
        this.provider = provider;
        PaymentGateway gateway = provider.gateway().of(LedgerName.of(ledger.dataSource()));
        Stamps stamps = new Stamps(ledger.clock());
        PaymentHistory history = new PaymentHistory(ledger.log());
        Payments payments = new Payments(ledger.gateway(), gateway, history, ledger.settlement(), stamps);
        Bundles bundles = new Bundles(gateway, provider.price(), ledger.clock());
        this.looking = new WhenStripeTellsThenLook(ledger.dataSource(), payments, ledger.clock());
        StripeWebhooks webhooks =
                new StripeWebhooks(provider.webhookSecret(), ledger.dataSource(), ledger.clock(), looking::wake);
        StandingCharge charge = new StandingCharge(payments, gateway, stamps);
        WhenAPeriodBeginsThenRenew renewals =
                new WhenAPeriodBeginsThenRenew(new StandingHistory(ledger.log()), charge, ledger.gateway(), stamps);
        this.sales = new Sales(
                gateway, payments, renewals, bundles, webhooks, provider.tierCurrency(), ledger.log()::headPosition);
        this.reconciliation = new Reconciliation(
                gateway,
                payments,
                ledger.payments(),
                new Recreation(gateway, payments, renewals, tenants(ledger), stamps),
                stamps);
        this.open = new WhenAPaymentStaysOpenThenLook(ledger.payments(), payments, ledger.clock());
        this.daily = new WhenADayHasPassedThenReconcile(reconciliation, reconciling, ledger.clock());
        this.orders = standingOrders(ledger, charge, renewals, bundles, stamps);
    }

    private static Predicate<String> tenants(Ledger ledger) {
        Tenants tenants = new Tenants(ledger.dataSource());
        return tenant -> tenants.find(tenant).isPresent();
    }

    private static StandingOrders standingOrders(
            Ledger ledger, StandingCharge charge, WhenAPeriodBeginsThenRenew renewals, Bundles bundles, Stamps stamps) {
        return new StandingOrders(
                ledger.standingOrders(),
                new WhenTheBalanceIsLowThenRefill(
                        new StandingHistory(ledger.log()),
                        new BalancesInViews(ledger.balances(), ledger.progress(), ledger.log(), stamps),
                        account -> bundles.bundle(),
                        charge,
                        ledger.gateway(),
                        stamps),
                renewals,
                ledger.clock());
    }

    /** What requests need. */
    public Sales sales() {
        return sales;
    }

    /** Follows events and does what is due from now on; the server listens on this port. */
    public void start(int port) {
        looking.start();
        orders.start();
        if (provider.access() != null) { // without one there is nobody to ask
            open.start();
            daily.start();
        }
        provider.tell("http://127.0.0.1:" + port + WEBHOOK);
    }

    /** Does what is due now on all accounts with a standing order, without waiting for the next look. */
    public void doDue() {
        orders.doDue();
    }

    /** For comparing with the provider. */
    public Reconciliation reconciliation() {
        return reconciliation;
    }

    /** How many payments have no end, as of the last look. */
    public double open() {
        return open.open();
    }

    /** How many differences from the provider the last daily comparison left. */
    public double differences() {
        return daily.differences();
    }

    @Override
    public void close() {
        daily.close();
        open.close();
        orders.close();
        looking.close();
    }
}
