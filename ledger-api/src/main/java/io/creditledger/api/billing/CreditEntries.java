package io.creditledger.api.billing;

import io.creditledger.core.account.AccountEvent.BlockExpiryChanged;
import io.creditledger.core.account.AccountEvent.BlockVoided;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsExpired;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.OpenInvoice;
import io.creditledger.core.decider.Ids;
import io.creditledger.projections.customer.CreditEntryView;
import io.creditledger.projections.customer.CreditType;
import io.creditledger.projections.customer.CustomerView;
import io.creditledger.projections.customer.InvoiceView;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a customer's ledger as the published clients expect them. What is taken beyond the blocks is of a block
 * that stands for the debt: see {@link #debtOf}.
 */
final class CreditEntries {
    /** The one reason for a void that the contract knows. */
    static final String REFUND = "refund";

    /** Where the identities of further parts of a line begin; see {@link Ids#nth}. */
    private static final int FIRST_PART = 100_000;

    private final Duration grace;
    private final Invoices invoices;

    /** @param grace how long an entry is pending */
    CreditEntries(Duration grace, Invoices invoices) {
        this.grace = grace;
        this.invoices = invoices;
    }

    /** The time before which entries are committed. */
    Instant committedUntil(Instant now) {
        return now.minus(grace);
    }

    /** The block that stands for what an account owes: its balance is never above zero. */
    static UUID debtOf(AccountId account) {
        return Ids.named("debt", account.stream());
    }

    /** The invoices that entries issued, for {@link #body}: they are read for all entries of a page at once. */
    Map<UUID, InvoiceView> issued(CustomerView customer, List<CreditEntryView> views) {
        return invoices.issuedBy(customer, views.stream().map(CreditEntryView::line));
    }

    Map<String, @Nullable Object> body(
            CustomerView customer,
            AccountId account,
            CreditEntryView view,
            Map<UUID, InvoiceView> issued,
            Instant now) {
        Entry line = view.line();
        Note note = note(line);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", view.part() == 0 ? line.id() : Ids.nth(line.id(), FIRST_PART + view.part()));
        body.put("ledger_sequence_number", view.number());
        body.put("entry_type", view.what().type().text());
        body.put("entry_status", line.at().isAfter(committedUntil(now)) ? "pending" : "committed");
        body.put("created_at", line.at());
        body.put("customer", CustomerName.of(customer));
        body.put("currency", account.unit());
        body.put("amount", view.what().amount().value());
        body.put("starting_balance", view.what().starting().value());
        body.put("ending_balance", view.what().ending().value());
        body.put("credit_block", block(account, view));
        body.put("description", note.reason());
        body.put("metadata", note.metadata());
        further(body, view, line, note);
        if (view.what().type() == CreditType.INCREMENT) {
            InvoiceView invoice = issued.get(OpenInvoice.of(line.id()));
            body.put("created_invoices", invoice == null ? List.of() : List.of(InvoiceBody.of(invoice, customer)));
        }
        return body;
    }

    private static void further(Map<String, @Nullable Object> body, CreditEntryView view, Entry line, Note note) {
        switch (view.what().type()) {
            case DECREMENT -> List.of("price_id", "invoice_id", "event_id").forEach(key -> body.put(key, null));
            case EXPIRATION_CHANGE ->
                body.put(
                        "new_block_expiry_date",
                        line instanceof BlockExpiryChanged e ? e.terms().expiresAt() : null);
            case VOID_INITIATED -> {
                body.put("amount", view.remaining().value());
                body.put("new_block_expiry_date", line.at());
                voided(body, view, reason(line, note));
            }
            case VOID -> voided(body, view, reason(line, note));
            case INCREMENT, CREDIT_BLOCK_EXPIRY, AMENDMENT -> {}
        }
    }

    private static void voided(Map<String, @Nullable Object> body, CreditEntryView view, @Nullable String reason) {
        body.put("void_amount", view.what().amount().value());
        body.put("void_reason", reason);
    }

    /** A purchase taken back is a refund; a void has its reason as reference. */
    private static @Nullable String reason(Entry line, Note note) {
        return line instanceof PurchaseReversed || REFUND.equals(note.reference()) ? REFUND : null;
    }

    private static Map<String, @Nullable Object> block(AccountId account, CreditEntryView view) {
        Map<String, @Nullable Object> block = new LinkedHashMap<>();
        block.put("id", view.block() == null ? debtOf(account) : view.block());
        block.put("expiry_date", view.expiresAt());
        block.put(
                "per_unit_cost_basis",
                view.costBasis() == null ? null : view.costBasis().toString());
        block.put("filters", FilterBody.of(view.filters()));
        return block;
    }

    private static Note note(Entry line) {
        return switch (line) {
            case CreditsPurchased e -> e.note();
            case CreditsOrdered e -> e.note();
            case CreditsGranted e -> e.note();
            case CreditsDecremented e -> e.note();
            case HoldCaptured e -> e.note();
            case CreditsExpired e -> Note.NONE;
            case BlockVoided e -> e.note();
            case BlockExpiryChanged e -> e.note();
            case DecrementAmended e -> e.note();
            case PurchaseReversed e -> e.note();
            case PurchaseReinstated e -> e.note();
        };
    }
}
