package io.creditledger.core.account;

import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.money.Credits;
import org.jspecify.annotations.Nullable;

/** How amendments, reversals and reinstatements follow from events. */
final class UndoEvolution {
    private UndoEvolution() {}

    static Open amended(AccountDraft draft, DecrementAmended event) {
        Credits given = event.debtCancelled().plus(amount(event.block()));
        draft.sum(event, event.amount(), given.plus(Restored.sum(event.restored())));
        Undone undone = draft.before().amended().getOrDefault(event.decrement(), Undone.NOTHING);
        return draft.restored(event.restored())
                .repaid(event.debtCancelled())
                .block(event.block())
                .amended(event.decrement(), undone.plus(event))
                .member(event.usage().member(), user -> user.givenBack(event.amount(), event.decrementedAt()))
                .returned(event.unmetered(), event.amount())
                .entry(event);
    }

    static Open reversed(AccountDraft draft, PurchaseReversed event) {
        draft.sum(event, event.amount(), event.debt().plus(Restored.sum(event.taken())));
        draft.sum(event, event.covered(), event.amount().plus(event.forfeited()));
        Reversal reversal =
                new Reversal(event.purchase(), event.covered(), event.taken(), event.debt(), event.forfeited());
        return draft.draws(event.taken().stream().map(Restored::draw).toList(), Block::taken)
                .owed(event.debt())
                .reversal(event.id(), reversal)
                .entry(event);
    }

    static Open reinstated(AccountDraft draft, PurchaseReinstated event) {
        Credits given = event.debtCancelled().plus(amount(event.block()));
        draft.sum(event, event.amount(), given.plus(Restored.sum(event.restored())));
        Reversal reversal = draft.before().reversals().get(event.reversal());
        if (reversal == null || !reversal.taken().equals(event.restored())) {
            throw new CorruptStream(
                    "reversal " + event.reversal() + " is not open, or took other credits than " + event);
        }
        draft.sum(event, reversal.debt(), given);
        return draft.restored(event.restored())
                .repaid(event.debtCancelled())
                .block(event.block())
                .reversal(event.reversal(), null)
                .entry(event);
    }

    private static Credits amount(@Nullable BlockTerms terms) {
        return terms == null ? Credits.ZERO : terms.amount();
    }
}
