package io.creditledger.api.billing;

import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.metrics.AlertMeters;
import io.creditledger.projections.customer.AlertQueries;
import io.creditledger.projections.customer.CreditQueries;
import io.creditledger.projections.customer.CustomerQueries;
import io.creditledger.projections.customer.InvoiceQueries;
import io.creditledger.projections.metered.MeteredQueries;
import io.creditledger.projections.price.PriceQueries;
import io.creditledger.projections.transaction.TransactionQueries;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The operations of the billing dialect. */
@Configuration(proxyBeanMethods = false)
@Import({
    PriceOperations.class,
    EvaluationOperations.class,
    UsageEvaluationOperations.class,
    CustomerOperations.class,
    CreditOperations.class,
    CreditBlockOperations.class,
    TopUpOperations.class,
    AlertOperations.class,
    AlertWebhookOperations.class,
    InvoiceOperations.class
})
public class BillingApi {
    /** How long entries are pending unless the settings say otherwise. */
    public static final Duration GRACE = Duration.ofHours(12);

    @Bean
    Customers customers(CustomerQueries customers, Reads reads) {
        return new Customers(customers, reads);
    }

    @Bean
    CreditEntries creditEntries(GracePeriod grace, Invoices invoices) {
        return new CreditEntries(grace.length(), invoices);
    }

    @Bean
    Invoices invoices(InvoiceQueries queries, CustomerQueries customers, Reads reads) {
        return new Invoices(queries, customers, reads);
    }

    @Bean
    InvoiceClosing invoiceClosing(
            Invoices invoices, CreditQueries credits, Deletion deletion, Writes writes, Reads reads, Stamps stamps) {
        return new InvoiceClosing(invoices, credits, deletion, writes, reads, stamps);
    }

    @Bean
    CreditLists creditLists(
            CreditQueries credits, CreditEntries entries, Accounts accounts, Reads reads, Stamps stamps) {
        return new CreditLists(credits, entries, accounts, reads, stamps);
    }

    @Bean
    EntryWriter entryWriter(
            CreditQueries credits,
            CreditEntries entries,
            Accounts accounts,
            Writes writes,
            Reads reads,
            Stamps stamps) {
        return new EntryWriter(new EntryReader(credits), entries, credits, accounts, writes, reads, stamps);
    }

    @Bean
    Deletion deletion(TransactionQueries transactions, Writes writes, Reads reads, Stamps stamps) {
        return new Deletion(transactions, writes, reads, stamps);
    }

    @Bean
    TopUps topUps(CustomerQueries customers, Writes writes, Reads reads, Stamps stamps) {
        return new TopUps(customers, writes, reads, stamps);
    }

    @Bean
    UsageEvaluation usageEvaluation(MeteredQueries usage, Customers customers, Reads reads) {
        return new UsageEvaluation(usage, customers, reads);
    }

    @Bean
    Prices prices(Reads reads, PriceQueries queries) {
        return new Prices(reads, queries);
    }

    @Bean
    Alerts alerts(
            AlertQueries alerts, Customers customers, Accounts accounts, Writes writes, Reads reads, Stamps stamps) {
        return new Alerts(alerts, customers, accounts, writes, reads, stamps);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    WhenAnAlertFiresThenTellTheTenant tellingOfAlerts(
            AlertQueries alerts,
            CustomerQueries customers,
            AlertWebhooks webhooks,
            AlertReach reach,
            AlertMeters meters,
            JsonMapper json,
            Stamps stamps) {
        return new WhenAnAlertFiresThenTellTheTenant(alerts, customers, webhooks, reach, meters, json, stamps);
    }
}
