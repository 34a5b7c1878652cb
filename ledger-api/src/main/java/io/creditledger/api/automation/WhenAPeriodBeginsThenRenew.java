package io.creditledger.api.automation;

import io.creditledger.api.automation.StandingCharge.End;
import io.creditledger.api.automation.StandingCharge.Terms;
import io.creditledger.api.call.ReservedKeys;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.Renewals;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.renewal.Renewal.Running;
import io.creditledger.core.renewal.RenewalCommand.BeginRenewal;
import io.creditledger.core.renewal.RenewalCommand.EndRenewal;
import io.creditledger.core.renewal.RenewalCommand.StopRenewal;
import io.creditledger.projections.history.StandingHistory;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a period of a recurring tier has begun, then it is bought with the saved method, or given where it is free.
 * Periods that passed while no process ran are bought one after the other, the oldest first. A payment whose money went
 * back is the last one.
 */
public final class WhenAPeriodBeginsThenRenew implements Renewals {
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

    @Override
    public Renewal renewal(AccountId account) {
        return orders.renewal(account);
    }

    @Override
    public boolean isDue(AccountId account, UUID payment) {
        return orders.renewal(account) instanceof Running renewal
                && (payment.equals(renewal.underway())
                        || (renewal.underway() == null
                                && renewal.stopped() == null
                                && !stamps.now().isBefore(renewal.dueAt())));
    }

    @Override
    public void adopt(AccountId account, UUID payment) {
        submit(account, new BeginRenewal(account, stamps.id(), stamps.now(), payment), null);
        if (orders.renewal(account) instanceof Running renewal && payment.equals(renewal.underway())) {
            renew(account, renewal);
        }
    }

    /** Renews the account's tier for every period that has begun, or goes on with a renewal that is under way. */
    @Override
    public void renew(AccountId account) {
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
        End end =
                renewal.plan().isFree() ? given(account, renewal, payment) : charged(account, renewal.plan(), payment);
        return end != null
                && submit(account, new EndRenewal(account, stamps.id(), stamps.now(), payment, end.decline()), null)
                        instanceof Outcome.Accepted;
    }

    private @Nullable End charged(AccountId account, Plan plan, UUID payment) {
        SavedMethod method = plan.method();
        return method == null
                ? new End("no_payment_method")
                : charges.charge(
                        new PaymentId(account.tenant(), payment),
                        () -> new Terms(plan.price(), plan.purpose()),
                        method,
                        "Renewal");
    }

    /** The first period is what a free tier is claimed with, so it has the claim's key; who has claimed it, has it. */
    private End given(AccountId account, Running renewal, UUID period) {
        Purpose purpose = renewal.plan().purpose();
        String key = renewal.period() == 0
                ? ReservedKeys.freeTier(account.stream(), Objects.requireNonNull(purpose.offer()))
                : ReservedKeys.freePeriod(account.stream(), period);
        PurchaseCredits command = new PurchaseCredits(
                account,
                stamps.id(),
                stamps.now(),
                purpose.blocks(),
                purpose.source(),
                purpose.offer(),
                null,
                Note.NONE,
                Settings.DEFAULT);
        return submit(account, command, key) instanceof Outcome.Refused refused
                ? new End(refused.refusal().code())
                : new End(null);
    }

    private @Nullable UUID begun(AccountId account, Running renewal) {
        if (renewal.stopped() != null || stamps.now().isBefore(renewal.dueAt())) {
            return null;
        }
        String reason =
                renewal.latest() == null ? null : charges.takenBack(new PaymentId(account.tenant(), renewal.latest()));
        submit(
                account,
                reason == null
                        ? new BeginRenewal(account, stamps.id(), stamps.now(), stamps.id())
                        : new StopRenewal(account, stamps.id(), stamps.now(), reason),
                null);
        Renewal now = orders.renewal(account);
        return now instanceof Running running ? running.underway() : null;
    }

    private Outcome submit(AccountId account, LedgerCommand command, @Nullable String key) {
        return gateway.submit(new Submission(command, account.tenant(), key, new TreeMap<>(Map.of("actor", "renewal"))))
                .join();
    }
}
