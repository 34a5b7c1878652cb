package io.creditledger.core.account;

import io.creditledger.core.account.AccountEvent.CreditsHeld;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountEvent.HoldReleased;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.decider.CorruptStream;
import java.util.UUID;

/** How holds follow from events. */
final class HoldEvolution {
    private HoldEvolution() {}

    static Open held(AccountDraft draft, CreditsHeld event) {
        if (draft.before().holds().containsKey(event.id())) {
            throw new CorruptStream("hold " + event.id() + " is open already");
        }
        Hold hold = new Hold(event.id(), event.draws(), event.overdraft(), event.expiresAt(), event.member());
        draft.sum(event, event.amount(), hold.amount());
        return draft.draws(event.draws(), Block::pinned)
                .hold(event.id(), hold)
                .member(event.member(), member -> member.held(event.amount()))
                .done();
    }

    static Open captured(AccountDraft draft, HoldCaptured event) {
        draft.sum(event, event.amount(), event.overdraft().plus(Draw.sum(event.draws())));
        Hold left = open(draft, event.hold()).after(event.draws(), event.overdraft());
        draft.draws(event.draws(), Block::captured).owed(event.overdraft());
        UUID user = event.usage().member();
        if (left.member() != null && !left.member().equals(user)) {
            throw new CorruptStream("hold " + event.hold() + " is not that of member " + user);
        }
        draft.member(user, member -> member.used(event.amount(), event.at()));
        draft.member(left.member(), member -> member.held(event.amount().negated()));
        if (event.last()) {
            return draft.draws(left.draws(), Block::unpinned)
                    .hold(event.hold(), null)
                    .member(left.member(), member -> member.held(left.amount().negated()))
                    .entry(event);
        }
        if (left.amount().isZero()) {
            throw new CorruptStream("hold " + event.hold() + " was used up but not ended by " + event);
        }
        return draft.hold(event.hold(), left).entry(event);
    }

    static Open released(AccountDraft draft, HoldReleased event) {
        Hold hold = open(draft, event.hold());
        draft.sum(event, event.amount(), hold.amount());
        return draft.draws(hold.draws(), Block::unpinned)
                .hold(event.hold(), null)
                .member(hold.member(), member -> member.held(event.amount().negated()))
                .done();
    }

    private static Hold open(AccountDraft draft, UUID id) {
        Hold hold = draft.before().holds().get(id);
        if (hold == null) {
            throw new CorruptStream("hold " + id + " is not open");
        }
        return hold;
    }
}
