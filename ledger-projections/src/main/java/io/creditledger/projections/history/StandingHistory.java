package io.creditledger.projections.history;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.refill.RefillEvent;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.renewal.RenewalEvent;
import java.util.List;

/** Standing orders as they stand now: folded from their events, so that no view has to catch up first. */
public final class StandingHistory {
    private final EventLog log;

    public StandingHistory(EventLog log) {
        this.log = log;
    }

    /** The account's auto-refill. */
    public Refill refill(AccountId account) {
        Refill refill = Refill.NONE;
        for (LedgerEvent event : events(account, "refill")) {
            refill = Refill.evolve(refill, (RefillEvent) event);
        }
        return refill;
    }

    /** The account's recurring tier. */
    public Renewal renewal(AccountId account) {
        Renewal renewal = Renewal.NONE;
        for (LedgerEvent event : events(account, "renewal")) {
            renewal = Renewal.evolve(renewal, (RenewalEvent) event);
        }
        return renewal;
    }

    private List<LedgerEvent> events(AccountId account, String kind) {
        String stream = account.tenant() + "/" + kind + ":" + account.text();
        return log.stream(stream, 0, Long.MAX_VALUE).stream()
                .map(stored -> log.decode(stored).event())
                .toList();
    }
}
