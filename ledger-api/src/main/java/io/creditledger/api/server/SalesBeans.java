package io.creditledger.api.server;

import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.payment.Agreements;
import io.creditledger.api.payment.Bundles;
import io.creditledger.api.payment.Checkouts;
import io.creditledger.api.payment.Receipts;
import io.creditledger.api.payment.Sales;
import io.creditledger.api.payment.Webhooks;
import io.creditledger.projections.payment.PaymentQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What requests need to sell credits. */
@Configuration(proxyBeanMethods = false)
class SalesBeans {
    @Bean(destroyMethod = "")
    Sales sales(Ports ports) {
        return ports.sales();
    }

    @Bean(destroyMethod = "")
    Webhooks webhooks(Sales sales) {
        return sales.webhooks();
    }

    @Bean
    Bundles bundles(Sales sales) {
        return sales.bundles();
    }

    @Bean
    Agreements agreements(Sales sales, Writes writes, Stamps stamps) {
        return new Agreements(sales.payments(), writes, stamps);
    }

    @Bean
    Checkouts checkouts(Sales sales, Bundles bundles, Agreements agreements) {
        return new Checkouts(sales.provider(), bundles, agreements);
    }

    @Bean
    Receipts receipts(Sales sales, PaymentQueries payments, Reads reads) {
        return new Receipts(sales.provider(), sales.payments(), payments, reads);
    }
}
