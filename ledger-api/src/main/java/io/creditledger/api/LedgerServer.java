package io.creditledger.api;

import io.creditledger.api.ledger.PastAccounts;
import io.creditledger.api.server.ApiServer;
import io.creditledger.api.server.Ports;
import io.creditledger.api.server.ServerSettings;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.projections.history.AccountHistory;
import java.util.Objects;

/** A ledger reached over HTTP. */
public final class LedgerServer {
    private LedgerServer() {}

    /** Listens when this returns. Closing the server does not close the ledger. */
    public static ApiServer start(Ledger ledger, ServerSettings settings) {
        return ApiServer.start(ports(ledger), settings);
    }

    private static Ports ports(Ledger ledger) {
        return new Ports(
                ledger.gateway(),
                ledger.balances(),
                ledger.transactions(),
                ledger.tiers(),
                ledger.usage(),
                past(ledger.log()),
                ledger.progress(),
                ledger.dataSource(),
                ledger.clock());
    }

    /** Accounts at a position are judged at the time of that position, so that the answer is the same for ever. */
    private static PastAccounts past(EventLog log) {
        AccountHistory history = new AccountHistory(log);
        return (account, asOf, atPosition) -> {
            if (asOf != null) {
                return history.asOf(account, asOf).map(AccountHistory.PastAccount::account);
            }
            long position = Objects.requireNonNull(atPosition);
            return log.after(position - 1, 1).stream()
                    .findFirst()
                    .flatMap(event -> history.at(account, position, event.recordedAt()))
                    .map(AccountHistory.PastAccount::account);
        };
    }
}
