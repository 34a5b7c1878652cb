package io.creditledger.api;

import io.creditledger.api.automation.BalancesInViews;
import io.creditledger.api.automation.StandingCharge;
import io.creditledger.api.automation.StandingOrders;
import io.creditledger.api.automation.WhenAPeriodBeginsThenRenew;
import io.creditledger.api.automation.WhenTheBalanceIsLowThenRefill;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.Bundles;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.payment.Sales;
import io.creditledger.api.stripe.StripeWebhooks;
import io.creditledger.api.stripe.WhenStripeTellsThenLook;
import io.creditledger.projections.history.PaymentHistory;
import io.creditledger.projections.history.StandingHistory;

/** Selling credits: what a ledger and a provider do together, on requests and by themselves. */
public final class PaymentSide implements AutoCloseable {
    /** The path of the webhook. */
    public static final String WEBHOOK = "/api/v1/webhooks/stripe";

    private final Provider provider;
    private final Sales sales;
    private final WhenStripeTellsThenLook looking;
    private final StandingOrders orders;

    /** Over a ledger and a provider that others open; both are left open. Nothing runs before {@link #start}. */
    public PaymentSide(Ledger ledger, Provider provider) {
        this.provider = provider;
        PaymentGateway gateway = provider.gateway();
        Stamps stamps = new Stamps(ledger.clock());
        PaymentHistory history = new PaymentHistory(ledger.log());
        Payments payments = new Payments(ledger.gateway(), gateway, history, ledger.settlement(), stamps);
        Bundles bundles = new Bundles(gateway, provider.price(), ledger.clock());
        this.looking = new WhenStripeTellsThenLook(ledger.dataSource(), payments, ledger.clock());
        StripeWebhooks webhooks = new StripeWebhooks(
                provider.access().webhookSecret(), ledger.dataSource(), ledger.clock(), looking::wake);
        this.sales =
                new Sales(gateway, payments, bundles, webhooks, provider.tierCurrency(), ledger.log()::headPosition);
        this.orders = standingOrders(ledger, payments, gateway, bundles, stamps);
    }

    private static StandingOrders standingOrders(
            Ledger ledger, Payments payments, PaymentGateway gateway, Bundles bundles, Stamps stamps) {
        StandingHistory history = new StandingHistory(ledger.log());
        StandingCharge charge = new StandingCharge(payments, gateway, stamps);
        return new StandingOrders(
                ledger.standingOrders(),
                new WhenTheBalanceIsLowThenRefill(
                        history,
                        new BalancesInViews(ledger.balances(), ledger.progress(), ledger.log(), stamps),
                        account -> bundles.bundle(),
                        charge,
                        ledger.gateway(),
                        stamps),
                new WhenAPeriodBeginsThenRenew(history, charge, ledger.gateway(), stamps),
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
        provider.tell("http://127.0.0.1:" + port + WEBHOOK);
    }

    /** Does what is due now on all accounts with a standing order, without waiting for the next look. */
    public void doDue() {
        orders.doDue();
    }

    @Override
    public void close() {
        orders.close();
        looking.close();
    }
}
