package io.creditledger.projections.balance;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.Settings;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.SequenceBroken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a batch changes about one account. */
final class AccountRow {
    final String account;
    final long first;
    long seq;
    long position;
    long entry;
    Credits balance = Credits.ZERO;
    Credits debt = Credits.ZERO;
    Credits heldOverdraft = Credits.ZERO;

    @Nullable
    Settings settings;

    @Nullable
    Instant openedAt;

    /** Begins with the account's first event of the batch. */
    AccountRow(String account, long first) {
        this.account = account;
        this.first = first;
        this.seq = first - 1;
    }

    /** Whether the account begins in this batch. */
    boolean isNew() {
        return first == 0;
    }

    /** Moves on by one event; {@code entry} 0 until the batch has an entry of the account. */
    void follow(RecordedEvent recorded, AccountEvent event) {
        if (recorded.seq() != seq + 1) {
            throw new SequenceBroken(account, seq + 1, recorded.seq());
        }
        seq = recorded.seq();
        position = recorded.position();
        if (event instanceof AccountEvent.Entry line) {
            if (entry != 0 && line.entry() != entry + 1) {
                throw new SequenceBroken("statement of " + account, entry + 1, line.entry());
            }
            entry = line.entry();
            balance = line.balance();
        }
    }

    void owe(Credits amount) {
        debt = debt.plus(amount);
    }
}
