package io.creditledger.api.automation;

import io.creditledger.api.automation.StandingCharge.End;
import io.creditledger.api.automation.StandingCharge.Terms;
import io.creditledger.api.call.Stamps;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.renewal.Renewal.Running;
import io.creditledger.core.renewal.RenewalCommand;
import io.creditledger.core.renewal.RenewalCommand.BeginRenewal;
import io.creditledger.core.renewal.RenewalCommand.EndRenewal;
import io.creditledger.projections.history.StandingHistory;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a period of a recurring tier has begun, then it is bought with the saved method. Periods that passed while no
 * process ran are bought one after the other, the oldest first.
 */
public final class WhenAPeriodBeginsThenRenew {
    /** More periods than this are left to the next look. */
    private static final int PERIODS_AT_ONCE = 24;

    private final StandingHistory orders;
    private final StandingCharge charges;
    private final LedgerGateway gateway;
    private final Stamps stamps;

    public WhenAPeriodBeginsThenRenew(
            StandingHistory orders, StandingCharge charges, LedgerGateway gateway, Stamps stamps) {
        this.orders = orders;
        this.charges = charges;
        this.gateway = gateway;
        this.stamps = stamps;
    }

    /** Renews the account's tier for every period that has begun, or goes on with a renewal that is under way. */
    public void react(AccountId account) {
        boolean ended = true;
        for (int i = 0; ended && i < PERIODS_AT_ONCE; i++) {
            ended = orders.renewal(account) instanceof Running renewal && renew(account, renewal);
        }
    }

    /** Whether a period's payment came to an end. */
    private boolean renew(AccountId account, Running renewal) {
        UUID payment = renewal.underway() == null ? begun(account, renewal) : renewal.underway();
        if (payment == null) {
            return false;
        }
        Plan plan = renewal.plan();
        End end = charges.charge(
                new PaymentId(account.tenant(), payment),
                () -> new Terms(plan.price(), plan.purpose()),
                plan.method(),
                "Renewal");
        return end != null
                && submit(new EndRenewal(account, stamps.id(), stamps.now(), payment, end.decline()))
                        instanceof Outcome.Accepted;
    }

    private @Nullable UUID begun(AccountId account, Running renewal) {
        if (renewal.stopped() != null || stamps.now().isBefore(renewal.dueAt())) {
            return null;
        }
        submit(new BeginRenewal(account, stamps.id(), stamps.now(), stamps.id()));
        Renewal now = orders.renewal(account);
        return now instanceof Running running ? running.underway() : null;
    }

    private Outcome submit(RenewalCommand command) {
        String tenant = command.account().tenant();
        return gateway.submit(new Submission(command, tenant, null, new TreeMap<>(Map.of("actor", "renewal"))))
                .join();
    }
}
