package io.creditledger.api.automation;

import io.creditledger.api.call.Views;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.RecordedPurchase;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.projections.ViewProgress;
import io.creditledger.projections.transaction.TransactionQueries;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What the views say about a purchase, as soon as they have come as far as the book was when it was asked. */
public final class PurchasesInViews implements WhenPaymentsChangeThenMoveCredits.Purchases {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TransactionQueries transactions;
    private final ViewProgress progress;
    private final EventLog log;

    public PurchasesInViews(TransactionQueries transactions, ViewProgress progress, EventLog log) {
        this.transactions = transactions;
        this.progress = progress;
        this.log = log;
    }

    @Override
    public Optional<RecordedPurchase> recorded(AccountId account, UUID purchase) {
        long head = log.headPosition();
        boolean reached =
                progress.await(Views.TRANSACTION, head, PATIENCE) && progress.await(Views.BALANCE, head, PATIENCE);
        return reached ? transactions.recordedPurchase(account, purchase) : Optional.empty();
    }
}
