package io.creditledger.core.account;

import io.creditledger.core.account.AccountEvent.AccountConfigured;
import io.creditledger.core.account.AccountEvent.AccountOpened;
import io.creditledger.core.account.AccountEvent.BlockExpiryChanged;
import io.creditledger.core.account.AccountEvent.BlockVoided;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsExpired;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsHeld;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountEvent.HoldReleased;
import io.creditledger.core.account.AccountEvent.InvoicePaid;
import io.creditledger.core.account.AccountEvent.InvoiceVoided;
import io.creditledger.core.account.AccountEvent.MemberLimited;
import io.creditledger.core.account.AccountEvent.MembersCapped;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.CreditAccount.Unopened;
import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.money.Credits;
import java.util.List;
import java.util.Map;

/**
 * How an account follows from its events.
 *
 * <p>It checks again what the decision promised, in time proportional to the event: each entry's number follows the
 * last, its balance is the last balance plus its change, its amount is the sum of its parts, and no block, hold or debt
 * goes below zero. As every event moves Σ remaining − debt by exactly its change, balance = Σ remaining − debt holds
 * for ever.
 */
public final class AccountEvolution {
    private AccountEvolution() {}

    /**
     * The account after {@code event}.
     *
     * @throws CorruptStream when the event cannot have happened to this account
     */
    public static CreditAccount evolve(CreditAccount account, AccountEvent event) {
        return switch (account) {
            case Unopened nothing -> opened(event);
            case Open open -> evolve(open, event);
        };
    }

    private static Open opened(AccountEvent event) {
        if (event instanceof AccountOpened e) {
            return new Open(
                    e.settings(),
                    0,
                    Credits.ZERO,
                    Credits.ZERO,
                    List.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    0,
                    null,
                    Map.of());
        }
        throw new CorruptStream("an account that is not open cannot have " + event);
    }

    /** The open account after {@code event}. */
    static Open evolve(Open account, AccountEvent event) {
        AccountDraft draft = new AccountDraft(account);
        return switch (event) {
            case AccountOpened e -> throw new CorruptStream("an open account cannot be opened again by " + e);
            case AccountConfigured e -> draft.settings(e.settings()).done();
            case CreditsPurchased e -> granted(InvoiceEvolution.purchased(draft, e), e, e.amount(), e.blocks());
            case CreditsOrdered e -> InvoiceEvolution.ordered(draft, e);
            case InvoicePaid e -> draft.closed(e.invoice()).done();
            case InvoiceVoided e -> draft.closed(e.invoice()).done();
            case CreditsGranted e -> granted(draft, e, e.amount(), e.blocks());
            case CreditsDecremented e -> decremented(draft, e);
            case MemberLimited e ->
                draft.member(e.member(), known -> known.limited(e.name(), e.monthlyLimit(), e.exempt()))
                        .done();
            case MembersCapped e -> draft.memberCap(e.cap()).done();
            case CreditsHeld e -> HoldEvolution.held(draft, e);
            case HoldCaptured e -> HoldEvolution.captured(draft, e);
            case HoldReleased e -> HoldEvolution.released(draft, e);
            case CreditsExpired e -> forfeited(draft, e, e.amount(), e.draws());
            case BlockVoided e -> forfeited(draft, e, e.amount(), List.of(e.draw()));
            case BlockExpiryChanged e -> expiryChanged(draft, e);
            case DecrementAmended e -> UndoEvolution.amended(draft, e);
            case PurchaseReversed e -> UndoEvolution.reversed(draft, e);
            case PurchaseReinstated e -> UndoEvolution.reinstated(draft, e);
        };
    }

    private static Open granted(
            AccountDraft draft, AccountEvent.Entry event, Credits amount, List<GrantedBlock> blocks) {
        Credits sum = Credits.ZERO;
        Credits repaid = Credits.ZERO;
        for (GrantedBlock block : blocks) {
            sum = sum.plus(block.terms().amount());
            repaid = repaid.plus(block.debtRepaid());
        }
        draft.sum(event, amount, sum);
        return draft.repaid(repaid).granted(blocks).entry(event);
    }

    private static Open decremented(AccountDraft draft, CreditsDecremented event) {
        draft.sum(event, event.amount(), event.overdraft().plus(Draw.sum(event.draws())));
        return draft.owed(event.overdraft())
                .draws(event.draws(), Block::taken)
                .member(event.usage().member(), user -> user.used(event.amount(), event.at()))
                .used(event.metered(), event.at())
                .entry(event);
    }

    private static Open forfeited(AccountDraft draft, AccountEvent.Entry event, Credits amount, List<Draw> draws) {
        draft.sum(event, amount, Draw.sum(draws));
        return draft.draws(draws, Block::taken).forfeit(event).entry(event);
    }

    private static Open expiryChanged(AccountDraft draft, BlockExpiryChanged event) {
        draft.sum(event, event.amount(), event.draw().amount());
        draft.sum(event, event.amount(), event.terms().amount());
        return draft.draws(List.of(event.draw()), Block::taken)
                .block(event.terms())
                .entry(event);
    }
}
