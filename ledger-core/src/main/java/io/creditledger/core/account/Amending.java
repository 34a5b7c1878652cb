package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.TooManyAmendments;
import io.creditledger.core.account.TargetRefusal.ExceedsDecrement;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import java.util.ArrayList;
import java.util.List;

/**
 * A decrement undone by what it recorded, last taken first: the overdraft, then its draws from the last to the first,
 * going on where earlier amendments of the same decrement stopped.
 */
final class Amending {
    private Amending() {}

    static Decision<AccountEvent> amend(AmendDecrement command, Open account) {
        RecordedDecrement recorded = command.recorded();
        Undone undone = account.amended().getOrDefault(command.decrement(), Undone.NOTHING);
        Credits left = recorded.amount().minus(undone.amount());
        Credits amount = command.amount() == null ? left : command.amount();
        if (!left.isPositive() || amount.exceeds(left)) {
            return Decision.refuse(new ExceedsDecrement(amount.isPositive() ? amount : recorded.amount(), left));
        }
        if (undone.amount().isZero() && account.amended().size() >= Limits.AMENDED) {
            return Decision.refuse(new TooManyAmendments(Limits.AMENDED));
        }
        Credits overdraft = recorded.overdraft().minus(undone.overdraft()).min(amount);
        List<Restored> restored = lastOf(recorded.draws(), undone, amount.minus(overdraft));
        Returning returning = Returning.of(command.id(), command.at(), account, restored, overdraft);
        AccountRefusal refusal = returning.refusal(account);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return Decision.accept(new DecrementAmended(
                command.id(),
                command.at(),
                account.entries() + 1,
                amount,
                account.balance().plus(amount),
                command.decrement(),
                returning.restored(),
                returning.debtCancelled(),
                returning.block(),
                recorded.usage(),
                recorded.at(),
                command.note(),
                Unmetered.of(recorded, undone, amount)));
    }

    /** From the last draw to the first, {@code amount} of what is not undone yet. */
    private static List<Restored> lastOf(List<Restored> draws, Undone undone, Credits amount) {
        List<Restored> last = new ArrayList<>();
        Credits missing = amount;
        for (Restored draw : draws.reversed()) {
            Credits taken = undone.left(draw).min(missing);
            if (taken.isPositive()) {
                last.add(new Restored(draw.terms(), taken));
                missing = missing.minus(taken);
            }
        }
        return List.copyOf(last);
    }
}
