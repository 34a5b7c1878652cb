package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.projections.customer.CustomerView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Invoices of bought credits. */
@RestController
@RequestMapping("/v1/invoices")
@Tag(name = "Invoices")
public class InvoiceOperations {
    private static final String INVOICE = "invoice_id";

    private static final Set<String> STATUSES = Set.of("issued", "paid", "void", "draft", "synced");

    /** How the published API limits the list besides: refused, for to be silent would be a wrong list. */
    private static final List<String> NOT_LIMITED =
            List.of("amount", "due_date", "invoice_date", "date_type", "is_recurring", "subscription_id");

    private final Customers customers;
    private final Invoices invoices;
    private final InvoiceClosing closing;

    InvoiceOperations(Customers customers, Invoices invoices, InvoiceClosing closing) {
        this.customers = customers;
        this.invoices = invoices;
        this.closing = closing;
    }

    @Operation(
            operationId = "listInvoices",
            summary = "List invoices of the tenant or of a customer, the last issued first; void ones when asked for")
    @Needs(Scope.READ)
    @GetMapping
    public BillingPage<Map<String, @Nullable Object>> list(
            Call call,
            @RequestParam(name = "customer_id", required = false) @Nullable String id,
            @RequestParam(name = "external_customer_id", required = false) @Nullable String external,
            @RequestParam(defaultValue = BillingPage.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "issued, paid, void, draft or synced, any number of them; also as status[]")
                    @RequestParam(name = "status", required = false)
                    @Nullable
                    List<String> status,
            HttpServletRequest request) {
        if (id != null && external != null) {
            throw Problem.invalid(
                    List.of("query", "customer_id"), "and external_customer_id: not both.", "at_most_one");
        }
        CustomerView only = id == null ? null : customers.known(call, id);
        only = external == null ? only : customers.named(call, external);
        return invoices.list(call, only, statuses(status, request), limit, cursor);
    }

    @Operation(operationId = "getInvoice", summary = "Read an invoice")
    @Needs(Scope.READ)
    @GetMapping("/{invoice_id}")
    public Map<String, @Nullable Object> get(Call call, @PathVariable(INVOICE) String invoice) {
        return invoices.body(call, invoice);
    }

    @Operation(
            operationId = "markInvoicePaid",
            summary = "Take note that an invoice was paid; a block that waited for it can be drawn from then on")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, body = Bodies.MarkPaid.class)
    @PostMapping("/{invoice_id}/mark_paid")
    public ResponseEntity<Map<String, @Nullable Object>> markPaid(
            Call call, @PathVariable(INVOICE) String invoice, Fields fields) {
        return closing.markPaid(call, invoice, fields);
    }

    @Operation(
            operationId = "voidInvoice",
            summary = "Give up an invoice that is not paid, and the credits it was for: what was used becomes a debt")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL)
    @PostMapping("/{invoice_id}/void")
    public ResponseEntity<Map<String, @Nullable Object>> voided(Call call, @PathVariable(INVOICE) String invoice) {
        return closing.voided(call, invoice);
    }

    /** Those asked for, as {@code status} or as the published client writes it; else all that are owed or paid. */
    private static Set<String> statuses(@Nullable List<String> status, HttpServletRequest request) {
        Set<String> wanted = new HashSet<>(status == null ? List.of() : status);
        for (String name : Collections.list(request.getParameterNames())) {
            if (NOT_LIMITED.stream().anyMatch(name::startsWith)) {
                throw Problem.notOffered("Limiting invoices by " + name);
            }
            if (name.equals("status[]")) {
                wanted.addAll(List.of(request.getParameterValues(name)));
            }
        }
        if (!STATUSES.containsAll(wanted)) {
            throw Problem.invalid(List.of("query", "status"), "must be issued, paid, void, draft or synced.", "enum");
        }
        return wanted.isEmpty() ? Set.of("issued", "paid") : wanted;
    }
}
