package io.creditledger.api.server;

import io.creditledger.api.billing.AlertWebhooks;
import io.creditledger.api.ledger.PastAccounts;
import io.creditledger.api.metrics.LedgerMetrics;
import io.creditledger.api.payment.Sales;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.projections.ViewProgress;
import io.creditledger.projections.ViewStatus;
import io.creditledger.projections.balance.BalanceQueries;
import io.creditledger.projections.customer.AlertQueries;
import io.creditledger.projections.customer.CreditQueries;
import io.creditledger.projections.customer.CustomerQueries;
import io.creditledger.projections.customer.InvoiceQueries;
import io.creditledger.projections.history.CurrentAccounts;
import io.creditledger.projections.history.StandingHistory;
import io.creditledger.projections.metered.MeteredQueries;
import io.creditledger.projections.payment.PaymentQueries;
import io.creditledger.projections.price.PriceQueries;
import io.creditledger.projections.standing.StandingQueries;
import io.creditledger.projections.tier.TierQueries;
import io.creditledger.projections.transaction.TransactionQueries;
import io.creditledger.projections.usage.UsageQueries;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What the HTTP side needs of a ledger.
 *
 * @param gateway where commands go
 * @param balances what accounts have
 * @param transactions what happened
 * @param tiers what entities offer
 * @param usage what credits were used for
 * @param payments what was paid
 * @param prices what usage costs
 * @param metered what was used at prices
 * @param customers who buys
 * @param credits what customers have
 * @param invoices of what they bought
 * @param alerts on what they have
 * @param webhooks who is told of them
 * @param standing which accounts have a standing order
 * @param orders standing orders as they stand now
 * @param current accounts as they stand now
 * @param sales what selling credits needs
 * @param past accounts as they were
 * @param progress how far the views have come
 * @param views how they are doing
 * @param dataSource for keys and tenants; connections of the application's role
 * @param metrics what is measured
 * @param readiness whether the node can work
 * @param clock what time it is
 */
public record Ports(
        LedgerGateway gateway,
        BalanceQueries balances,
        TransactionQueries transactions,
        TierQueries tiers,
        UsageQueries usage,
        PaymentQueries payments,
        PriceQueries prices,
        MeteredQueries metered,
        CustomerQueries customers,
        CreditQueries credits,
        InvoiceQueries invoices,
        AlertQueries alerts,
        AlertWebhooks webhooks,
        StandingQueries standing,
        StandingHistory orders,
        CurrentAccounts current,
        Sales sales,
        PastAccounts past,
        ViewProgress progress,
        Supplier<List<ViewStatus>> views,
        DataSource dataSource,
        LedgerMetrics metrics,
        Readiness readiness,
        Clock clock) {}
