package io.creditledger.api.entity;

import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Entities;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.projections.balance.BalanceQueries;
import io.creditledger.projections.transaction.TransactionQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The operations of the entity dialect. */
@Configuration(proxyBeanMethods = false)
@Import({TierOperations.class, CreditOperations.class})
public class EntityApi {
    @Bean
    CreditsReader creditsReader(
            Entities entities,
            Accounts accounts,
            BalanceQueries balances,
            TransactionQueries transactions,
            Reads reads) {
        return new CreditsReader(entities, accounts, balances, transactions, reads);
    }

    @Bean
    Spending spending(Writes writes, Stamps stamps, Entities entities, Claims claims) {
        return new Spending(writes, stamps, entities, claims);
    }
}
