package io.creditledger.api.billing;

import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.api.call.Writes;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountCommand.VoidInvoice;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.AccountRefusal.OutOfDate;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.OpenInvoice;
import io.creditledger.core.account.RecordedPurchase;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.projections.customer.CreditBlockView;
import io.creditledger.projections.transaction.TransactionQueries;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Deletes a block: the increment that made it is reversed. What is left of it goes, what was used of it becomes a debt,
 * what had expired or been voided is not owed, so the balance is what it would be had the block never been.
 */
final class Deletion {
    private static final int MAX_READINGS = 20;
    private static final long PAUSE_NANOS = 50_000_000;

    private final TransactionQueries transactions;
    private final Writes writes;
    private final Reads reads;
    private final Stamps stamps;

    Deletion(TransactionQueries transactions, Writes writes, Reads reads, Stamps stamps) {
        this.transactions = transactions;
        this.writes = writes;
        this.reads = reads;
        this.stamps = stamps;
    }

    ResponseEntity<Void> delete(Call call, CreditBlockView block) {
        return Answers.written(deleted(call, block, null, null));
    }

    /**
     * A block that waits for its payment goes with its invoice; it was in no balance. One that was deleted under the
     * same key is answered as it was then.
     *
     * @param unpaid the invoice that must be open still; null: whether it was paid or not
     */
    Outcome.Accepted deleted(Call call, CreditBlockView block, @Nullable String key, @Nullable UUID unpaid) {
        AccountId account = block.account();
        UUID grant = block.terms().grant();
        if (block.pending()) {
            UUID invoice = OpenInvoice.of(grant);
            return writes.accepted(call, new VoidInvoice(account, stamps.id(), stamps.now(), invoice), key);
        }
        reads.await(call, Views.TRANSACTION, account);
        boolean alone = transactions
                .find(account, grant)
                .filter(line ->
                        line.event() instanceof CreditsPurchased e && e.blocks().size() == 1)
                .isPresent();
        if (!block.bought() || !alone) {
            throw Problem.notOffered("Deleting a block that is not the one block of an increment");
        }
        Outcome outcome = reversed(call, account, grant, key, unpaid);
        for (int i = 0; i < MAX_READINGS && isOutOfDate(outcome); i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            outcome = reversed(call, account, grant, key, unpaid);
        }
        return Writes.accepted(outcome);
    }

    private Outcome reversed(Call call, AccountId account, UUID grant, @Nullable String key, @Nullable UUID invoice) {
        RecordedPurchase recorded = transactions
                .recordedPurchase(account, grant)
                .orElseThrow(() -> new IllegalStateException("purchase " + grant + " is gone"));
        Note note = Note.reason("credit block deleted");
        return writes.outcome(
                call,
                new ReversePurchase(account, stamps.id(), stamps.now(), grant, null, recorded, note, invoice),
                key);
    }

    private static boolean isOutOfDate(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.refusal() instanceof OutOfDate;
    }
}
