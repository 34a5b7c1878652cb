package io.creditledger.api.automation;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.Billing;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.IntentRequest;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.stripe.StripeAccess;
import io.creditledger.api.stripe.StripeGateway;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.WriteSettings;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.RedeemPayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.tier.Period;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.history.PaymentHistory;
import io.creditledger.projections.history.StandingHistory;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.transaction.TransactionFilter;
import io.creditledger.sandbox.SandboxSettings;
import io.creditledger.sandbox.StripeSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A ledger that sells tiers through a sandbox, by a clock that is turned by hand; its processes may end anywhere. */
final class SellingNode implements AutoCloseable {
    static final Money PRICE = Money.of(900, "usd");
    static final Credits MONTH = Credits.of(110);

    final TurnedClock clock;
    final Stamps stamps;
    final Ledger ledger;
    final StripeSandbox sandbox;
    final StripeGateway provider;
    private final TestDatabase database = TestDatabase.create();

    SellingNode(Instant now) {
        clock = new TurnedClock(now);
        stamps = new Stamps(clock);
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        Database connections = Database.open(new LedgerConfig(Path.of("unused"), login, 0, null));
        ledger = Ledger.over(connections, WriteSettings.DEFAULT, clock);
        ledger.follow(ReplayProgress.NONE);
        sandbox = StripeSandbox.start(SandboxSettings.inMemory().withClock(clock));
        provider = new StripeGateway(StripeAccess.of(sandbox.secretKey(), sandbox.baseUrl(), sandbox.webhookSecret())
                .within(Duration.ofSeconds(5), 0));
    }

    /** Payments of a process whose way into the ledger is {@code gateway}. */
    Payments payments(LedgerGateway gateway) {
        PaymentHistory history = new PaymentHistory(ledger.log());
        return new Payments(gateway, provider, history, settlement(gateway), stamps);
    }

    WhenPaymentsChangeThenMoveCredits settlement(LedgerGateway gateway) {
        PurchasesInViews purchases = new PurchasesInViews(ledger.transactions(), ledger.progress(), ledger.log());
        return new WhenPaymentsChangeThenMoveCredits(new PaymentHistory(ledger.log()), purchases, gateway, stamps);
    }

    /** Renewals of such a process. */
    WhenAPeriodBeginsThenRenew renewals(LedgerGateway gateway) {
        StandingCharge charge = new StandingCharge(payments(gateway), provider, stamps);
        return new WhenAPeriodBeginsThenRenew(new StandingHistory(ledger.log()), charge, gateway, stamps);
    }

    /** A payment that was agreed on, and paid at the provider, which has not told of it. */
    Intent paid(PaymentId payment, AccountId payer) {
        payments(ledger.gateway())
                .record(new CreatePayment(payment, stamps.id(), stamps.now(), PRICE, payer, null, "r"), null);
        return intent(payment, payer);
    }

    /** The provider's part of it alone. */
    Intent intent(PaymentId payment, AccountId payer) {
        return provider.createIntent(new IntentRequest(
                payment.gatewayKey(), payment, payer, PRICE, "pm_card_visa", true, true, Billing.NONE, null));
    }

    /** Says what the payment buys: the tier gold. */
    RedeemPayment redeem(PaymentId payment, AccountId payer, Period every) {
        Purpose gold = Purpose.of(payer, Source.PURCHASE, "gold", Credits.of(100), Credits.of(10), PRICE);
        return new RedeemPayment(payment, stamps.id(), stamps.now(), payer, gold, PRICE, every);
    }

    Credits balance(AccountId account) {
        caughtUp();
        return ledger.balances().account(account, clock.instant()).orElseThrow().balance();
    }

    int lines(AccountId account) {
        caughtUp();
        return ledger.transactions().list(account, TransactionFilter.ALL, 1_000).size();
    }

    /** What the periodic job does: credits that a process left due are moved. */
    void performLeft() {
        caughtUp();
        new WhenMovesAreLeftThenPerformThem(ledger.payments(), settlement(ledger.gateway()), clock).performLeft();
    }

    void caughtUp() {
        long head = ledger.log().headPosition();
        for (String view : List.of("balance", "transaction", "payment", "standing")) {
            if (!ledger.progress().await(view, head, Duration.ofSeconds(20))) {
                throw new AssertionError(view + " is behind");
            }
        }
    }

    @Override
    public void close() {
        sandbox.close();
        ledger.close();
        database.close();
    }
}
