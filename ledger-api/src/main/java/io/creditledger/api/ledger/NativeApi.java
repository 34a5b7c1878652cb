package io.creditledger.api.ledger;

import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.projections.price.PriceQueries;
import io.creditledger.projections.transaction.TransactionQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The operations of the native API. */
@Configuration(proxyBeanMethods = false)
@Import({
    AccountOperations.class,
    OwnerOperations.class,
    BlockOperations.class,
    UsageOperations.class,
    HoldOperations.class,
    TransactionOperations.class,
    BatchOperation.class,
    TierOperations.class,
    RenewalOperations.class,
    OpenPaymentOperations.class,
    KeyOperations.class,
    TenantOperations.class,
    ViewOperations.class
})
public class NativeApi {
    @Bean
    CommandReader commandReader(TransactionQueries transactions, Reads reads, PriceQueries prices) {
        return new CommandReader(new Recorded(transactions), new MeterReader(new MeteredPrices(reads, prices)));
    }

    @Bean
    LineWriter lineWriter(Writes writes, Stamps stamps) {
        return new LineWriter(writes, stamps);
    }
}
