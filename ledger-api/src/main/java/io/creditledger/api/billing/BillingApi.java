package io.creditledger.api.billing;

import io.creditledger.api.call.Reads;
import io.creditledger.projections.price.PriceQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The operations of the billing dialect. */
@Configuration(proxyBeanMethods = false)
@Import({PriceOperations.class, EvaluationOperations.class})
public class BillingApi {
    @Bean
    Prices prices(Reads reads, PriceQueries queries) {
        return new Prices(reads, queries);
    }
}
