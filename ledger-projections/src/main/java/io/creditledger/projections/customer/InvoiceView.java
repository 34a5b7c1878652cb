package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.InvoicePaid;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Invoicing;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of bought credits.
 *
 * @param account whose credits
 * @param invoice which
 * @param number of the statement's line that issued it
 * @param position of the event that issued it, for lists
 * @param issuedAt when
 * @param terms of the block that is sold
 * @param how it is invoiced
 * @param note of what was asked
 * @param payment how it was paid; null: it was not, or before it was issued
 * @param voidedAt when it was voided; null: it was not
 * @param returned what was taken back of its credits by now
 */
public record InvoiceView(
        AccountId account,
        UUID invoice,
        long number,
        long position,
        Instant issuedAt,
        BlockTerms terms,
        Invoicing how,
        Note note,
        @Nullable InvoicePaid payment,
        @Nullable Instant voidedAt,
        List<PurchaseReversed> returned) {

    /** What is owed, exactly. */
    public BigDecimal total() {
        return terms.amount().value().multiply(terms.costBasis().value());
    }

    /** The top-up that it is of; null: the credits were bought by hand. */
    public @Nullable UUID topUp() {
        String reference = note.reference();
        return terms.source() == Source.AUTO_REFILL && reference != null ? UUID.fromString(reference) : null;
    }

    /** When it was paid; null: it was not. */
    public @Nullable Instant paidAt() {
        if (payment != null) {
            return payment.paidAt();
        }
        return how.paid() ? issuedAt : null;
    }
}
