package io.creditledger.api.ledger;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvent.CreditsHeld;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountEvent.HoldReleased;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.eventstore.RecordedEvent;
import java.util.UUID;

/** Finds in an outcome what the command asked for, among what came along with it (such as what had expired by then). */
final class Facts {
    private Facts() {}

    /** The statement line of the entry of this type. */
    static TransactionBody line(AccountId account, Outcome.Accepted outcome, Class<? extends Entry> type) {
        RecordedEvent recorded = only(outcome, type);
        return Lines.of(account, recorded, type.cast(recorded.event()));
    }

    /** The hold that was placed. */
    static HoldBody hold(AccountId account, Outcome.Accepted outcome) {
        RecordedEvent recorded = only(outcome, CreditsHeld.class);
        return HoldBody.of(account, (CreditsHeld) recorded.event());
    }

    /** What was given up of a hold. */
    static ReleaseBody release(AccountId account, Outcome.Accepted outcome, UUID hold) {
        return outcome.events().stream()
                .map(RecordedEvent::event)
                .filter(HoldReleased.class::isInstance)
                .map(HoldReleased.class::cast)
                .filter(e -> !e.expired() && e.hold().equals(hold))
                .map(e -> new ReleaseBody(e.hold(), account.text(), e.amount(), e.at()))
                .findFirst()
                .orElseThrow(() -> missing(HoldReleased.class));
    }

    /** The last event of this type: what came along stands before it. */
    static RecordedEvent only(Outcome.Accepted outcome, Class<? extends AccountEvent> type) {
        for (int i = outcome.events().size() - 1; i >= 0; i--) {
            if (type.isInstance(outcome.events().get(i).event())) {
                return outcome.events().get(i);
            }
        }
        throw missing(type);
    }

    private static IllegalStateException missing(Class<? extends LedgerEvent> type) {
        return new IllegalStateException("an accepted command without its " + type.getSimpleName());
    }
}
