package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invoices of bought credits. */
@RestController
@RequestMapping("/v1/invoices/{invoice_id}")
@Tag(name = "Invoices")
public class InvoiceOperations {
    private static final String INVOICE = "invoice_id";

    private final Invoices invoices;
    private final InvoiceClosing closing;

    InvoiceOperations(Invoices invoices, InvoiceClosing closing) {
        this.invoices = invoices;
        this.closing = closing;
    }

    @Operation(operationId = "getInvoice", summary = "Read an invoice")
    @Needs(Scope.READ)
    @GetMapping
    public Map<String, @Nullable Object> get(Call call, @PathVariable(INVOICE) String invoice) {
        return invoices.body(call, invoice);
    }

    @Operation(
            operationId = "markInvoicePaid",
            summary = "Take note that an invoice was paid; a block that waited for it can be drawn from then on")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, body = Bodies.MarkPaid.class)
    @PostMapping("/mark_paid")
    public ResponseEntity<Map<String, @Nullable Object>> markPaid(
            Call call, @PathVariable(INVOICE) String invoice, Fields fields) {
        return closing.markPaid(call, invoice, fields);
    }

    @Operation(
            operationId = "voidInvoice",
            summary = "Give up an invoice that is not paid, and the credits it was for: what was used becomes a debt")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL)
    @PostMapping("/void")
    public ResponseEntity<Map<String, @Nullable Object>> voided(Call call, @PathVariable(INVOICE) String invoice) {
        return closing.voided(call, invoice);
    }
}
