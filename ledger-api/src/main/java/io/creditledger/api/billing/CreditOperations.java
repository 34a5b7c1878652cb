package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A customer's credits: blocks, the ledger, new entries; by the customer's id or its external id. */
@RestController
@RequestMapping("/v1/customers")
@Tag(name = "Credit blocks")
public class CreditOperations {
    private static final String ID = "customer_id";
    private static final String EXTERNAL = "external_customer_id";

    private final Customers customers;
    private final CreditLists lists;
    private final EntryWriter writer;

    CreditOperations(Customers customers, CreditLists lists, EntryWriter writer) {
        this.customers = customers;
        this.lists = lists;
        this.writer = writer;
    }

    @Operation(
            operationId = "listCreditBlocks",
            summary = "List blocks with credits left, in draw order; include_all_blocks adds used up and expired ones")
    @Needs(Scope.READ)
    @GetMapping("/{customer_id}/credits")
    public BillingPage<CreditBlockBody> blocks(Call call, @PathVariable(ID) String id, HttpServletRequest request) {
        return lists.blocks(call, customers.known(call, id), request);
    }

    @Operation(operationId = "listCreditBlocksByExternalId", summary = "The same by the customer's external id")
    @Needs(Scope.READ)
    @GetMapping("/external_customer_id/{external_customer_id}/credits")
    public BillingPage<CreditBlockBody> blocksByExternalId(
            Call call, @PathVariable(EXTERNAL) String external, HttpServletRequest request) {
        return lists.blocks(call, customers.named(call, external), request);
    }

    @Operation(
            operationId = "listLedgerEntries",
            summary = "List ledger entries, newest first: one for each block that was touched")
    @Needs(Scope.READ)
    @GetMapping("/{customer_id}/credits/ledger")
    public BillingPage<Map<String, @Nullable Object>> ledger(
            Call call, @PathVariable(ID) String id, HttpServletRequest request) {
        return lists.ledger(call, customers.known(call, id), request);
    }

    @Operation(operationId = "listLedgerEntriesByExternalId", summary = "The same by the customer's external id")
    @Needs(Scope.READ)
    @GetMapping("/external_customer_id/{external_customer_id}/credits/ledger")
    public BillingPage<Map<String, @Nullable Object>> ledgerByExternalId(
            Call call, @PathVariable(EXTERNAL) String external, HttpServletRequest request) {
        return lists.ledger(call, customers.named(call, external), request);
    }

    @Operation(
            operationId = "createLedgerEntry",
            summary = "Add or take credits, void a block, change an expiry, undo decrements of a block")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.LedgerEntry.class)
    @PostMapping("/{customer_id}/credits/ledger_entry")
    public ResponseEntity<Map<String, @Nullable Object>> create(Call call, @PathVariable(ID) String id, Fields fields) {
        return writer.write(call, customers.known(call, id), fields);
    }

    @Operation(operationId = "createLedgerEntryByExternalId", summary = "The same by the customer's external id")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.LedgerEntry.class)
    @PostMapping("/external_customer_id/{external_customer_id}/credits/ledger_entry")
    public ResponseEntity<Map<String, @Nullable Object>> createByExternalId(
            Call call, @PathVariable(EXTERNAL) String external, Fields fields) {
        return writer.write(call, customers.named(call, external), fields);
    }
}
