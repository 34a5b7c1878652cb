package io.creditledger.projections.history;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvolution;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.Snapshot;
import io.creditledger.core.eventstore.SnapshotTable;
import io.creditledger.core.eventstore.StateCodec;
import io.creditledger.core.eventstore.StoredEvent;
import java.util.List;
import javax.sql.DataSource;

/**
 * Accounts as they stand now, for what the account itself counts and no view shows. Read from the newest snapshot and
 * the events after it, so an answer takes no longer for an old account, and nothing has to catch up first.
 */
public final class CurrentAccounts {
    private final SnapshotTable snapshots;
    private final EventLog log;

    public CurrentAccounts(DataSource dataSource, EventLog log, int book) {
        this.snapshots = new SnapshotTable(dataSource, book);
        this.log = log;
    }

    /** The account with everything that is recorded of it. */
    public CreditAccount account(AccountId id) {
        CreditAccount account = CreditAccount.UNOPENED;
        long next = 0;
        for (Snapshot snapshot : snapshots.read(List.of(id.stream()))) {
            if (StateCodec.state(snapshot).orElse(null) instanceof CreditAccount known) {
                account = known;
                next = snapshot.seq() + 1;
            }
        }
        for (StoredEvent stored : log.stream(id.stream(), next, Long.MAX_VALUE)) {
            if (!(log.decode(stored).event() instanceof AccountEvent event)) {
                throw new IllegalStateException("position " + stored.position() + " is no event of an account");
            }
            account = AccountEvolution.evolve(account, event);
        }
        return account;
    }
}
