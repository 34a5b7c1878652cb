package io.creditledger.api;

import io.creditledger.api.server.ApiServer;
import io.creditledger.api.server.Ports;
import io.creditledger.api.server.ServerSettings;
import io.creditledger.projections.history.AccountHistory.PastAccount;

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
                ledger.payments(),
                (account, asOf, atPosition) -> ledger.past(account, asOf, atPosition == null ? 0 : atPosition)
                        .map(PastAccount::account),
                ledger.progress(),
                ledger::viewStatus,
                ledger.dataSource(),
                ledger.clock());
    }
}
