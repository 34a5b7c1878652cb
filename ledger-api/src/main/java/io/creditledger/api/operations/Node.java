package io.creditledger.api.operations;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.LedgerServer;
import io.creditledger.api.PaymentConfig;
import io.creditledger.api.PaymentSide;
import io.creditledger.api.Provider;
import io.creditledger.api.metrics.LedgerMetrics;
import io.creditledger.api.server.ApiServer;
import io.creditledger.api.server.Bootstrap;
import io.creditledger.api.server.ServerSettings;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger at work on one machine: book and views, what it sells through, and the server before them.
 *
 * @param bootstrapKey the key that an empty database was given; empty: it was not empty
 */
record Node(
        Database database,
        Ledger ledger,
        Provider provider,
        PaymentSide selling,
        ApiServer server,
        Optional<String> bootstrapKey)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    /** Listens when this returns. */
    static Node start(LedgerConfig config, PaymentConfig payments, ServerSettings settings) {
        Database database = Database.open(config);
        LedgerMetrics metrics = new LedgerMetrics();
        Ledger ledger = Ledger.over(database, metrics.writes());
        try {
            Progress progress = Progress.onStderr("building views", "events");
            ledger.start((position, head, perSecond) -> {
                progress.total(head);
                progress.at(position);
            });
            Optional<String> key =
                    new Bootstrap(ledger.gateway(), ledger.dataSource(), ledger.clock()).run(config.bootstrapKey());
            Provider provider = Provider.open(payments, config.dataDirectory(), database.isEmbedded());
            PaymentSide selling = new PaymentSide(ledger, provider, payments.reconciling());
            ApiServer server = LedgerServer.start(ledger, selling, settings, metrics);
            selling.start(server.port());
            return new Node(database, ledger, provider, selling, server, key);
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /** Finishes what is under way: each part, whatever becomes of the others. */
    @Override
    public void close() {
        for (AutoCloseable part : List.of(server, selling, provider, ledger)) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("a part did not stop", e);
            }
        }
    }
}
