package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.AmendBlock;
import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountCommand.CapMembers;
import io.creditledger.core.account.AccountCommand.CaptureHold;
import io.creditledger.core.account.AccountCommand.ChangeBlockExpiry;
import io.creditledger.core.account.AccountCommand.ChangeExpiryFrom;
import io.creditledger.core.account.AccountCommand.ConfigureAccount;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.ExpireCredits;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.LimitMember;
import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.PayInvoice;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.ReinstatePurchase;
import io.creditledger.core.account.AccountCommand.ReleaseHold;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.AccountCommand.VoidInvoice;
import io.creditledger.core.account.AccountEvent.AccountConfigured;
import io.creditledger.core.account.AccountRefusal.AccountAlreadyOpen;
import io.creditledger.core.account.AccountRefusal.AccountNotOpen;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.CreditAccount.Unopened;
import io.creditledger.core.decider.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens when something is asked of an account. Pure: the same command on the same state gives the same decision.
 *
 * <p>Balance = sum of all entries' changes = Σ remaining of the blocks − debt. Available = Σ free credits of the blocks
 * that are effective and not expired at the command's time − debt − overdraft reserved by holds.
 *
 * <p>Before the command itself is looked at, the account is {@linkplain Settlement settled}: what time has done by then
 * is worked out, so that correctness never waits for a job. An accepted command's events are the settlement's, then its
 * own, which has the command's id, then the expiry of credits that it set free in blocks that had expired already. A
 * refused command has no events at all, and the settlement is left to the next.
 */
public final class AccountDecider {
    private AccountDecider() {}

    /**
     * Accepted with what happened, or refused with the first reason in the order of {@link AccountRefusal}; there is no
     * third answer to a caller.
     *
     * @throws io.creditledger.core.decider.CorruptStream when the facts that the ledger itself read from the history
     *     for the command contradict the account: the books are damaged
     */
    public static Decision<AccountEvent> decide(AccountCommand command, CreditAccount state) {
        AccountRefusal flaw = CommandForm.flaw(command);
        if (flaw != null) {
            return Decision.refuse(flaw);
        }
        return switch (state) {
            case Unopened nothing -> unopened(command);
            case Open open -> open(command, open);
        };
    }

    private static Decision<AccountEvent> unopened(AccountCommand command) {
        if (command instanceof PurchaseCredits purchase && purchase.opening() != null) {
            if (purchase.ifAtMost() != null && purchase.ifAtMost().isNegative()) {
                return nothing();
            }
            return Granting.openWith(purchase, purchase.opening());
        }
        return command instanceof OpenAccount open ? Granting.open(open) : Decision.refuse(new AccountNotOpen());
    }

    private static Decision<AccountEvent> open(AccountCommand command, Open state) {
        Settlement settlement = Settlement.of(state, command.id(), command.at(), 1);
        Open account = settlement.account();
        Decision<AccountEvent> own = switch (command) {
            case OpenAccount c -> Decision.refuse(new AccountAlreadyOpen());
            case ConfigureAccount c ->
                Decision.accept(new AccountConfigured(
                        c.id(), c.at(), account.settings().with(c.negativeAllowed(), c.lowBalanceThreshold())));
            case PurchaseCredits c -> Invoices.isWanted(c, account) ? Granting.purchase(c, account) : nothing();
            case GrantCredits c -> Granting.grant(c, account);
            case PayInvoice c -> Invoices.pay(c, account);
            case VoidInvoice c -> Invoices.voidInvoice(c, account);
            case DecrementCredits c -> Decrementing.decrement(c, account.payingFor(null));
            case MeterUsage c ->
                Metering.meter(c, account.payingFor(c.recorded().terms().itemId()));
            case HoldCredits c -> Holding.hold(c, account.payingFor(null));
            case CaptureHold c -> Holding.capture(c, account);
            case ReleaseHold c -> Holding.release(c, account);
            case ExpireCredits c -> nothing();
            case VoidBlock c -> BlockKeeping.voidBlock(c, account);
            case ChangeBlockExpiry c -> BlockKeeping.changeExpiry(c, account);
            case ChangeExpiryFrom c -> BlockKeeping.changeExpiry(c, account);
            case AmendDecrement c -> Amending.amend(c, account);
            case AmendBlock c -> BlockAmending.amend(c, account);
            case ReversePurchase c -> Reversing.reverse(c, account, state, settlement);
            case ReinstatePurchase c -> Reversing.reinstate(c, account);
            case LimitMember c -> Membership.limit(c, account);
            case CapMembers c -> Membership.cap(c, account);
        };
        return switch (own) {
            case Decision.Refused<AccountEvent> refused -> refused;
            case Decision.Accepted<AccountEvent> accepted -> withTime(command, settlement, accepted);
        };
    }

    private static Decision<AccountEvent> nothing() {
        return new Decision.Accepted<>(List.of());
    }

    /** The accepted command's events between what time did before them and what it does to credits they set free. */
    private static Decision<AccountEvent> withTime(
            AccountCommand command, Settlement before, Decision.Accepted<AccountEvent> own) {
        if (before.events().isEmpty() && !setsFree(command)) {
            return own;
        }
        List<AccountEvent> events = new ArrayList<>(before.events());
        events.addAll(own.events());
        if (setsFree(command)) {
            Open account = before.account();
            for (AccountEvent event : own.events()) {
                account = AccountEvolution.evolve(account, event);
            }
            events.addAll(Settlement.of(
                            account, command.id(), command.at(), before.events().size() + 1)
                    .events());
        }
        return new Decision.Accepted<>(events);
    }

    /** Whether accepting the command can put free credits into a block that has expired. */
    private static boolean setsFree(AccountCommand command) {
        return switch (command) {
            case CaptureHold c -> true;
            case ReleaseHold c -> true;
            case AmendDecrement c -> true;
            case AmendBlock c -> true;
            case PayInvoice c -> true;
            case ReinstatePurchase c -> true;
            case OpenAccount c -> false;
            case ConfigureAccount c -> false;
            case PurchaseCredits c -> false;
            case VoidInvoice c -> false;
            case GrantCredits c -> false;
            case DecrementCredits c -> false;
            case MeterUsage c -> false;
            case HoldCredits c -> false;
            case ExpireCredits c -> false;
            case VoidBlock c -> false;
            case ChangeBlockExpiry c -> false;
            case ChangeExpiryFrom c -> false;
            case ReversePurchase c -> false;
            case LimitMember c -> false;
            case CapMembers c -> false;
        };
    }
}
