package io.creditledger.projections.transaction;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.RecordedDecrement;
import io.creditledger.core.account.RecordedPurchase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Questions about what happened to accounts. */
public interface TransactionQueries {
    /** Statement lines, newest first. */
    List<TransactionView> list(AccountId account, TransactionFilter filter, int limit);

    Optional<TransactionView> find(AccountId account, UUID transaction);

    /** What a decrement or capture took; empty when the transaction is none of the account. */
    Optional<RecordedDecrement> recordedDecrement(AccountId account, UUID transaction);

    /** What a purchase granted and lost; empty when the transaction is no purchase of the account. */
    Optional<RecordedPurchase> recordedPurchase(AccountId account, UUID transaction);
}
