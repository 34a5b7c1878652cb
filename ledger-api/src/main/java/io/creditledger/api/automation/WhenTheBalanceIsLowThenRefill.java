package io.creditledger.api.automation;

import io.creditledger.api.automation.StandingCharge.End;
import io.creditledger.api.automation.StandingCharge.Terms;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.Offer;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.refill.Refill.Underway;
import io.creditledger.core.refill.RefillCommand;
import io.creditledger.core.refill.RefillCommand.BeginRefill;
import io.creditledger.core.refill.RefillCommand.EndRefill;
import io.creditledger.core.refill.RefillDecider;
import io.creditledger.projections.history.StandingHistory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When an account's available credits have fallen to its threshold, then bundles are bought with its saved method.
 *
 * <p>First the refill notes that it is under way, with the payment's identity; only one can. Then that payment is
 * brought to its end, by this node or another.
 */
public final class WhenTheBalanceIsLowThenRefill {
    private final StandingHistory orders;
    private final Balances balances;
    private final Offers offers;
    private final StandingCharge charges;
    private final LedgerGateway gateway;
    private final Stamps stamps;

    /** What an account has. */
    public interface Balances {
        /** Available credits, up to date; empty when that cannot be said now, or the account is not open. */
        Optional<Credits> available(AccountId account);
    }

    /** What an account buys. */
    public interface Offers {
        /** One bundle at its current price. */
        Offer bundle(AccountId account);
    }

    public WhenTheBalanceIsLowThenRefill(
            StandingHistory orders,
            Balances balances,
            Offers offers,
            StandingCharge charges,
            LedgerGateway gateway,
            Stamps stamps) {
        this.orders = orders;
        this.balances = balances;
        this.offers = offers;
        this.charges = charges;
        this.gateway = gateway;
        this.stamps = stamps;
    }

    /** Refills the account if that is due, or goes on with a refill that is under way. */
    public void react(AccountId account) {
        Refill refill = orders.refill(account);
        if (refill.underway() == null && begin(account, refill)) {
            refill = orders.refill(account);
        }
        Underway underway = refill.underway();
        if (underway == null) {
            return;
        }
        PaymentId payment = new PaymentId(account.tenant(), underway.payment());
        End end = charges.charge(payment, () -> terms(account, underway.quantity()), underway.method(), "Auto-refill");
        if (end != null) {
            submit(new EndRefill(account, stamps.id(), stamps.now(), underway.payment(), end.decline()));
        }
    }

    private boolean begin(AccountId account, Refill refill) {
        Optional<Credits> available = balances.available(account);
        if (available.isEmpty() || RefillDecider.refusal(refill, available.get(), stamps.now()) != null) {
            return false;
        }
        BeginRefill command = new BeginRefill(account, stamps.id(), stamps.now(), available.get(), stamps.id());
        return submit(command) instanceof Outcome.Accepted;
    }

    private Terms terms(AccountId account, int quantity) {
        Offer bundle = offers.bundle(account);
        Money amount = bundle.amount().times(quantity);
        Credits credits = bundle.credits().times(quantity);
        return new Terms(
                amount, Purpose.of(account, Source.AUTO_REFILL, bundle.price(), credits, Credits.ZERO, amount));
    }

    private Outcome submit(RefillCommand command) {
        String tenant = command.account().tenant();
        return gateway.submit(new Submission(command, tenant, null, new TreeMap<>(Map.of("actor", "refill"))))
                .join();
    }
}
