package io.creditledger.api.server;

import io.creditledger.api.billing.AlertWebhooks;
import io.creditledger.api.ledger.PastAccounts;
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
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger's own parts as beans. Nobody but the ledger closes them. */
@Configuration(proxyBeanMethods = false)
class PortBeans {
    @Bean(destroyMethod = "")
    BalanceQueries balanceQueries(Ports ports) {
        return ports.balances();
    }

    @Bean(destroyMethod = "")
    TransactionQueries transactionQueries(Ports ports) {
        return ports.transactions();
    }

    @Bean(destroyMethod = "")
    TierQueries tierQueries(Ports ports) {
        return ports.tiers();
    }

    @Bean(destroyMethod = "")
    UsageQueries usageQueries(Ports ports) {
        return ports.usage();
    }

    @Bean(destroyMethod = "")
    PaymentQueries paymentQueries(Ports ports) {
        return ports.payments();
    }

    @Bean(destroyMethod = "")
    PriceQueries priceQueries(Ports ports) {
        return ports.prices();
    }

    @Bean(destroyMethod = "")
    MeteredQueries meteredQueries(Ports ports) {
        return ports.metered();
    }

    @Bean(destroyMethod = "")
    CustomerQueries customerQueries(Ports ports) {
        return ports.customers();
    }

    @Bean(destroyMethod = "")
    AlertQueries alertQueries(Ports ports) {
        return ports.alerts();
    }

    @Bean(destroyMethod = "")
    AlertWebhooks alertWebhooks(Ports ports) {
        return ports.webhooks();
    }

    @Bean(destroyMethod = "")
    InvoiceQueries invoiceQueries(Ports ports) {
        return ports.invoices();
    }

    @Bean(destroyMethod = "")
    CreditQueries creditQueries(Ports ports) {
        return ports.credits();
    }

    @Bean(destroyMethod = "")
    StandingQueries standingQueries(Ports ports) {
        return ports.standing();
    }

    @Bean(destroyMethod = "")
    StandingHistory standingHistory(Ports ports) {
        return ports.orders();
    }

    @Bean(destroyMethod = "")
    CurrentAccounts currentAccounts(Ports ports) {
        return ports.current();
    }

    @Bean(destroyMethod = "")
    PastAccounts pastAccounts(Ports ports) {
        return ports.past();
    }

    @Bean(destroyMethod = "")
    Supplier<List<ViewStatus>> viewStatus(Ports ports) {
        return ports.views();
    }

    @Bean(destroyMethod = "")
    ViewProgress viewProgress(Ports ports) {
        return ports.progress();
    }
}
