package io.creditledger.bench.load;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** What Axon's Spring extension does: its transactions are Spring's. */
record SpringTransactions(PlatformTransactionManager manager) implements TransactionManager {
    @Override
    public Transaction startTransaction() {
        TransactionStatus status = manager.getTransaction(TransactionDefinition.withDefaults());
        return new Transaction() {
            @Override
            public void commit() {
                manager.commit(status);
            }

            @Override
            public void rollback() {
                if (!status.isCompleted()) {
                    manager.rollback(status);
                }
            }
        };
    }
}
