package io.creditledger.api.billing;

import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.Invoicing;
import io.creditledger.core.decider.Ids;
import io.creditledger.projections.customer.CustomerView;
import io.creditledger.projections.customer.InvoiceView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of bought credits as the published clients expect it: of what the ledger does not keep the key is there,
 * and nothing in it. Amounts of money are exact decimals, with at least two digits after the point.
 */
final class InvoiceBody {
    private static final String NUMBER = "%s-%05d";
    private static final int PREFIX = 6;

    /** Where the identities of credit notes and lines are; see {@link Ids#nth}. */
    private static final int FIRST_PART = 100_000;

    private InvoiceBody() {}

    static Map<String, @Nullable Object> of(InvoiceView view, CustomerView customer) {
        Invoicing how = view.how();
        String total = money(view.total());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", view.invoice());
        body.put("invoice_number", number(view));
        body.put("invoice_source", "one_off");
        body.put("status", status(view));
        body.put("created_at", view.issuedAt());
        body.put("customer", CustomerName.of(customer));
        body.put("currency", how.currency());
        body.put("subtotal", total);
        body.put("total", total);
        body.put("amount_due", view.paidAt() == null && view.voidedAt() == null ? total : money(BigDecimal.ZERO));
        body.put("invoice_date", date(view));
        body.put("due_date", due(view));
        body.put("issued_at", view.issuedAt());
        body.put("paid_at", view.paidAt());
        body.put("voided_at", view.voidedAt());
        body.put("memo", how.memo());
        body.put("metadata", Map.of());
        body.put("auto_collection", autoCollection(how));
        body.put("line_items", List.of(line(view, total)));
        body.put("credit_notes", creditNotes(view));
        body.put("will_auto_issue", false);
        unkept(body);
        return body;
    }

    static InvoiceSummary summary(InvoiceView view, CustomerView customer) {
        return new InvoiceSummary(view.invoice(), CustomerName.of(customer), number(view), status(view), null);
    }

    static String status(InvoiceView view) {
        if (view.paidAt() != null) {
            return "paid";
        }
        return view.voidedAt() == null ? "issued" : "void";
    }

    private static String number(InvoiceView view) {
        String account = Ids.named("invoices", view.account().stream()).toString();
        return NUMBER.formatted(account.substring(0, PREFIX).toUpperCase(Locale.ROOT), view.number());
    }

    /** The day it is dated, which is when its block is effective unless it was said. */
    private static Instant date(InvoiceView view) {
        Instant date = view.how().date();
        return date == null ? view.terms().effectiveAt() : date;
    }

    private static @Nullable Instant due(InvoiceView view) {
        Integer days = view.how().netTerms();
        return days == null ? view.how().dueAt() : date(view).plus(Duration.ofDays(days));
    }

    /** What was asked; the ledger itself makes no attempt. */
    private static Map<String, @Nullable Object> autoCollection(Invoicing how) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("enabled", how.autoCollection());
        body.put("next_attempt_at", null);
        body.put("num_attempts", 0);
        body.put("previously_attempted_at", null);
        return body;
    }

    private static Map<String, @Nullable Object> line(InvoiceView view, String total) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", Ids.nth(view.invoice(), FIRST_PART));
        line.put("name", view.how().item() == null ? "Credits" : view.how().item());
        line.put("quantity", view.terms().amount().value());
        line.put("start_date", date(view));
        line.put("end_date", date(view));
        List.of("amount", "subtotal", "adjusted_subtotal").forEach(key -> line.put(key, total));
        line.put("credits_applied", money(BigDecimal.ZERO));
        line.put("partially_invoiced_amount", money(BigDecimal.ZERO));
        List.of("price", "filter", "grouping", "usage_customer_ids").forEach(key -> line.put(key, null));
        List.of("adjustments", "sub_line_items", "tax_amounts").forEach(key -> line.put(key, List.of()));
        return line;
    }

    /** What was taken back of credits that were paid for. */
    private static List<Map<String, @Nullable Object>> creditNotes(InvoiceView view) {
        List<Map<String, @Nullable Object>> notes = new ArrayList<>();
        if (view.paidAt() != null) {
            for (PurchaseReversed reversal : view.returned()) {
                Map<String, @Nullable Object> note = new LinkedHashMap<>();
                note.put("id", Ids.nth(reversal.id(), FIRST_PART));
                note.put("credit_note_number", number(view) + "-CN" + (notes.size() + 1));
                note.put("memo", reversal.note().reason());
                note.put("reason", "Order change");
                note.put(
                        "total",
                        money(reversal.covered()
                                .value()
                                .multiply(view.terms().costBasis().value())));
                note.put("type", "refund");
                note.put("voided_at", null);
                notes.add(note);
            }
        }
        return notes;
    }

    private static void unkept(Map<String, @Nullable Object> body) {
        for (String key : List.of(
                "billing_address",
                "shipping_address",
                "customer_tax_id",
                "discount",
                "eligible_to_issue_at",
                "hosted_invoice_url",
                "invoice_pdf",
                "issue_failed_at",
                "maximum",
                "maximum_amount",
                "minimum",
                "minimum_amount",
                "payment_failed_at",
                "payment_started_at",
                "scheduled_issue_at",
                "subscription",
                "sync_failed_at")) {
            body.put(key, null);
        }
        List.of("customer_balance_transactions", "discounts", "payment_attempts")
                .forEach(key -> body.put(key, List.of()));
    }

    private static String money(BigDecimal amount) {
        BigDecimal exact = amount.stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
    }
}
