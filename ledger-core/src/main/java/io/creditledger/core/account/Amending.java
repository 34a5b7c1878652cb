package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountRefusal.ExceedsDecrement;
import io.creditledger.core.account.AccountRefusal.TooManyAmendments;
import io.creditledger.core.account.CreditAccount.Open;
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
        Credits undone = account.amended().getOrDefault(command.decrement(), Credits.ZERO);
        Credits left = recorded.amount().minus(undone);
        Credits amount = command.amount() == null ? left : command.amount();
        if (!left.isPositive() || amount.exceeds(left)) {
            return Decision.refuse(new ExceedsDecrement(amount.isPositive() ? amount : recorded.amount(), left));
        }
        if (undone.isZero() && account.amended().size() >= Limits.AMENDED) {
            return Decision.refuse(new TooManyAmendments(Limits.AMENDED));
        }
        Credits overdraft = between(recorded.overdraft(), undone, amount);
        Credits drawn = amount.minus(overdraft);
        Credits drawnBefore = undone.minus(recorded.overdraft().min(undone));
        Returning returning = Returning.of(
                command.id(), command.at(), account, lastOf(recorded.draws(), drawnBefore, drawn), overdraft);
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
                command.note()));
    }

    /** From the last draw to the first, {@code amount} credits, after skipping {@code skipped}. */
    private static List<Restored> lastOf(List<Restored> draws, Credits skipped, Credits amount) {
        List<Restored> last = new ArrayList<>();
        Credits skip = skipped;
        Credits missing = amount;
        for (Restored draw : draws.reversed()) {
            Credits taken = between(draw.amount(), skip, missing);
            skip = skip.minus(draw.amount().min(skip));
            if (taken.isPositive()) {
                last.add(new Restored(draw.terms(), taken));
                missing = missing.minus(taken);
            }
        }
        return List.copyOf(last);
    }

    /** How much of a part remains after skipping, at most {@code wanted}. */
    private static Credits between(Credits part, Credits skipped, Credits wanted) {
        return part.minus(part.min(skipped)).min(wanted);
    }
}
