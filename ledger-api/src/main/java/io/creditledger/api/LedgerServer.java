package io.creditledger.api;

import io.creditledger.api.server.ApiServer;
import io.creditledger.api.server.Ports;
import io.creditledger.api.server.ServerSettings;
import java.util.Optional;

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
                (account, asOf, atPosition) -> Optional.empty(),
                ledger.progress(),
                ledger.dataSource(),
                ledger.clock());
    }
}
