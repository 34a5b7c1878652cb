package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.api.call.Writes;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountCommand.PayInvoice;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.TargetRefusal.InvoiceNotOpen;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.customer.CustomerCommand.RemoveTopUp;
import io.creditledger.core.customer.CustomerId;
import io.creditledger.core.customer.CustomerRefusal.UnknownTopUp;
import io.creditledger.projections.customer.CreditBlockView;
import io.creditledger.projections.customer.CreditQueries;
import io.creditledger.projections.customer.InvoiceView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Says of an invoice that it was paid, or gives it up with what it sold. */
final class InvoiceClosing {
    private final Invoices invoices;
    private final CreditQueries credits;
    private final Deletion deletion;
    private final Writes writes;
    private final Reads reads;
    private final Stamps stamps;

    InvoiceClosing(
            Invoices invoices, CreditQueries credits, Deletion deletion, Writes writes, Reads reads, Stamps stamps) {
        this.invoices = invoices;
        this.credits = credits;
        this.deletion = deletion;
        this.writes = writes;
        this.reads = reads;
        this.stamps = stamps;
    }

    ResponseEntity<Map<String, @Nullable Object>> markPaid(Call call, String invoice, Fields fields) {
        Instant received = Dates.optional(fields, "payment_received_date", ZoneOffset.UTC);
        if (received == null && !fields.has("payment_received_date")) {
            fields.error("payment_received_date", "is required.", "missing");
        }
        Note note = Note.of(
                fields.optionalText("notes", Fields.MAX_TEXT),
                fields.optionalText("external_id", Fields.MAX_REFERENCE),
                Map.of());
        fields.done();
        InvoiceView view = invoices.known(call, invoice);
        Outcome.Accepted outcome = writes.accepted(
                call,
                new PayInvoice(
                        view.account(),
                        stamps.id(),
                        stamps.now(),
                        view.invoice(),
                        Objects.requireNonNull(received, "checked above"),
                        note),
                call.key());
        return Answers.written(200, outcome, invoices.body(call, invoice));
    }

    /** @throws Problem 400 when it was paid, or is void and was not voided under this key */
    ResponseEntity<Map<String, @Nullable Object>> voided(Call call, String invoice) {
        InvoiceView view = invoices.known(call, invoice);
        if (view.paidAt() != null || view.voidedAt() != null && call.key() == null) {
            throw Problem.refused(new InvoiceNotOpen(view.invoice()));
        }
        if (view.voidedAt() == null) {
            disableTopUp(call, view); // first, so that who asks again after a stop in between finds both to do
        }
        reads.await(call, Views.BALANCE, view.account()); // which says what is left of the block
        CreditBlockView block = credits.block(call.tenant(), view.terms().block())
                .orElseThrow(() -> Problem.refused(new InvoiceNotOpen(view.invoice()))); // just paid, so it is coming
        return Answers.written(
                200, deletion.deleted(call, block, call.key(), view.invoice()), invoices.body(call, invoice));
    }

    /** A top-up whose invoice is given up buys no more, as the published API has it. */
    private void disableTopUp(Call call, InvoiceView view) {
        UUID topUp = view.topUp();
        if (topUp != null) {
            CustomerId customer = invoices.customer(view.account()).id();
            Outcome outcome = writes.outcome(call, new RemoveTopUp(customer, stamps.id(), stamps.now(), topUp), null);
            if (!(outcome instanceof Outcome.Refused refused && refused.refusal() instanceof UnknownTopUp)) {
                Writes.accepted(outcome);
            }
        }
    }
}
