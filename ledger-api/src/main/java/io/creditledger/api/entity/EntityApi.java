package io.creditledger.api.entity;

import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Acknowledged;
import io.creditledger.api.call.Entities;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.payment.Agreements;
import io.creditledger.api.payment.Sales;
import io.creditledger.projections.balance.BalanceQueries;
import io.creditledger.projections.transaction.TransactionQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The operations of the entity dialect. */
@Configuration(proxyBeanMethods = false)
@Import({TierOperations.class, CreditOperations.class, PaymentOperations.class})
public class EntityApi {
    @Bean
    CreditsReader creditsReader(
            Entities entities,
            Accounts accounts,
            BalanceQueries balances,
            TransactionQueries transactions,
            Reads reads,
            Sales sales,
            Stamps stamps) {
        return new CreditsReader(entities, accounts, balances, transactions, reads, sales.renewals(), stamps);
    }

    @Bean
    Spending spending(Writes writes, Stamps stamps, Entities entities, Claims claims, TierPurchases purchases) {
        return new Spending(writes, stamps, entities, claims, purchases);
    }

    @Bean
    TierPurchases tierPurchases(Sales sales, Writes writes, Stamps stamps, Acknowledged acknowledged) {
        return new TierPurchases(sales, writes, stamps, acknowledged);
    }

    @Bean
    Paying paying(Sales sales, Agreements agreements, Writes writes, Stamps stamps) {
        return new Paying(sales, agreements, writes, stamps);
    }
}
