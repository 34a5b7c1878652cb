package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.ReinstatePurchase;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.AccountRefusal.OutOfDate;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.BalanceTooLarge;
import io.creditledger.core.account.LimitRefusal.TooManyReversals;
import io.creditledger.core.account.TargetRefusal.ExceedsPurchase;
import io.creditledger.core.account.TargetRefusal.InvoiceNotOpen;
import io.creditledger.core.account.TargetRefusal.UnknownReversal;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A purchase taken back, and given back. A reversal takes free credits of the purchase's own blocks in draw order, also
 * those not yet effective. What is not there any more was forfeited (expired or voided) and is not owed, as far as
 * forfeits of this purchase are not accounted for by an earlier reversal; the rest was spent, pinned by a hold or went
 * to a debt, and becomes debt.
 */
final class Reversing {
    private Reversing() {}

    /**
     * @param account as settled at the command's time
     * @param before the same account before it was settled: what {@code recorded} has to be up to date with
     * @param settlement what lies between: its forfeits are not in {@code recorded} yet
     */
    static Decision<AccountEvent> reverse(ReversePurchase command, Open account, Open before, Settlement settlement) {
        UUID invoice = command.invoice();
        if (invoice != null && !account.invoices().containsKey(invoice)) {
            return Decision.refuse(new InvoiceNotOpen(invoice));
        }
        RecordedPurchase recorded = command.recorded();
        List<Reversal> earlier = earlier(account, command.purchase());
        Credits left = recorded.amount().minus(sumOfAmounts(earlier));
        Credits covered = command.amount() == null ? left : command.amount();
        if (!left.isPositive() || covered.exceeds(left)) {
            return Decision.refuse(new ExceedsPurchase(covered.isPositive() ? covered : recorded.amount(), left));
        }
        if (before.lastForfeit() > recorded.entry()) {
            return Decision.refuse(new OutOfDate());
        }
        if (account.reversals().size() >= Limits.REVERSALS) {
            return Decision.refuse(new TooManyReversals(Limits.REVERSALS));
        }
        List<Restored> taken = ownCredits(account, command.purchase(), covered);
        Credits missing = covered.minus(Restored.sum(taken));
        Credits forfeits = recorded.forfeited().plus(settlement.forfeitedOf(command.purchase(), before));
        Credits forfeited =
                forfeits.minus(sumOfForfeits(earlier)).max(Credits.ZERO).min(missing);
        Credits amount = covered.minus(forfeited);
        Credits balance = account.balance().minus(amount);
        if (Limits.isBalanceTooLarge(balance)) {
            return Decision.refuse(new BalanceTooLarge(balance));
        }
        PurchaseReversed reversed = new PurchaseReversed(
                command.id(),
                command.at(),
                account.entries() + 1,
                amount,
                balance,
                command.purchase(),
                covered,
                taken,
                missing.minus(forfeited),
                forfeited,
                command.note());
        Credits all = covered.plus(sumOfAmounts(earlier));
        return Invoices.without(reversed, command.purchase(), all, account);
    }

    static Decision<AccountEvent> reinstate(ReinstatePurchase command, Open account) {
        Reversal reversal = account.reversals().get(command.reversal());
        if (reversal == null) {
            return Decision.refuse(new UnknownReversal(command.reversal()));
        }
        Returning returning = Returning.of(command.id(), command.at(), account, reversal.taken(), reversal.debt());
        AccountRefusal refusal = returning.refusal(account);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Credits amount = returning.amount();
        return Decision.accept(new PurchaseReinstated(
                command.id(),
                command.at(),
                account.entries() + 1,
                amount,
                account.balance().plus(amount),
                command.reversal(),
                reversal.purchase(),
                returning.restored(),
                returning.debtCancelled(),
                returning.block(),
                command.note()));
    }

    private static List<Restored> ownCredits(Open account, UUID purchase, Credits amount) {
        List<Restored> taken = new ArrayList<>();
        Credits missing = amount;
        for (Block block : account.blocks()) {
            Credits part = block.free().min(missing);
            if (block.terms().grant().equals(purchase) && part.isPositive()) {
                taken.add(new Restored(block.terms(), part));
                missing = missing.minus(part);
            }
        }
        return List.copyOf(taken);
    }

    private static List<Reversal> earlier(Open account, UUID purchase) {
        return account.reversals().values().stream()
                .filter(reversal -> reversal.purchase().equals(purchase))
                .toList();
    }

    private static Credits sumOfAmounts(List<Reversal> reversals) {
        return reversals.stream().map(Reversal::amount).reduce(Credits.ZERO, Credits::plus);
    }

    private static Credits sumOfForfeits(List<Reversal> reversals) {
        return reversals.stream().map(Reversal::forfeited).reduce(Credits.ZERO, Credits::plus);
    }
}
