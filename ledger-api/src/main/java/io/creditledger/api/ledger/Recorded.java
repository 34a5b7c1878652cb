package io.creditledger.api.ledger;

import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.RecordedDecrement;
import io.creditledger.core.account.RecordedPurchase;
import io.creditledger.projections.transaction.TransactionQueries;
import java.util.UUID;

/** What the history says about the transaction that a command undoes. */
record Recorded(TransactionQueries transactions) {
    /** @throws Problem 404 when the account has no such decrement or capture */
    RecordedDecrement decrement(AccountId account, UUID transaction) {
        return transactions
                .recordedDecrement(account, transaction)
                .orElseThrow(() -> Problem.notFound("Decrement " + transaction));
    }

    /** @throws Problem 404 when the account has no such purchase */
    RecordedPurchase purchase(AccountId account, UUID transaction) {
        return transactions
                .recordedPurchase(account, transaction)
                .orElseThrow(() -> Problem.notFound("Purchase " + transaction));
    }
}
