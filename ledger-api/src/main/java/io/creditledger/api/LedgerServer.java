package io.creditledger.api;

import io.creditledger.api.billing.AlertWebhooks;
import io.creditledger.api.metrics.LedgerMetrics;
import io.creditledger.api.server.ApiServer;
import io.creditledger.api.server.Ports;
import io.creditledger.api.server.Readiness;
import io.creditledger.api.server.ServerSettings;
import io.creditledger.projections.Projection;
import io.creditledger.projections.customer.PgAlertQueries;
import io.creditledger.projections.customer.PgCreditQueries;
import io.creditledger.projections.customer.PgInvoiceQueries;
import io.creditledger.projections.history.AccountHistory.PastAccount;
import io.creditledger.projections.history.StandingHistory;
import io.creditledger.projections.metered.PgMeteredQueries;
import io.creditledger.projections.price.PgPriceQueries;

/** A ledger reached over HTTP. */
public final class LedgerServer {
    private LedgerServer() {}

    /**
     * Listens when this returns. Closing the server does not close the ledger.
     *
     * @param metrics to which the ledger's write side adds its own; the server closes them
     */
    public static ApiServer start(Ledger ledger, PaymentSide payments, ServerSettings settings, LedgerMetrics metrics) {
        metrics.watchLanes(ledger.writeSide().bus()::depths);
        metrics.watchPool(ledger.database().writing());
        metrics.watchPool(ledger.database().reading());
        metrics.watchViews(
                ledger::viewStatus, Ledger.VIEWS.stream().map(Projection::view).toList(), ledger.log(), ledger.clock());
        metrics.watchPayments(payments::open, payments::differences);
        return ApiServer.start(ports(ledger, payments, metrics), settings);
    }

    private static Ports ports(Ledger ledger, PaymentSide payments, LedgerMetrics metrics) {
        return new Ports(
                ledger.gateway(),
                ledger.balances(),
                ledger.transactions(),
                ledger.tiers(),
                ledger.usage(),
                ledger.payments(),
                new PgPriceQueries(ledger.dataSource(), Ledger.BOOK),
                new PgMeteredQueries(ledger.dataSource(), Ledger.BOOK),
                ledger.customers(),
                new PgCreditQueries(ledger.dataSource(), ledger.log(), Ledger.BOOK),
                new PgInvoiceQueries(ledger.dataSource(), ledger.log(), Ledger.BOOK),
                new PgAlertQueries(ledger.dataSource(), ledger.log(), Ledger.BOOK),
                new AlertWebhooks(ledger.dataSource(), Ledger.BOOK),
                ledger.standingOrders(),
                new StandingHistory(ledger.log()),
                ledger.currentAccounts(),
                payments.sales(),
                (account, asOf, atPosition) -> ledger.past(account, asOf, atPosition == null ? 0 : atPosition)
                        .map(PastAccount::account),
                ledger.progress(),
                ledger::viewStatus,
                ledger.dataSource(),
                metrics,
                new Readiness(ledger.database().writing(), metrics::appendsFail, ledger::viewStatus),
                ledger.clock());
    }
}
