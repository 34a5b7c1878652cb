package io.creditledger.api.billing;

import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.creditledger.projections.customer.CreditBlockView;
import io.creditledger.projections.customer.CreditQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Blocks by their identity. */
@RestController
@RequestMapping("/v1/credit_blocks/{block_id}")
@Tag(name = "Credit blocks")
public class CreditBlockOperations {
    private final CreditQueries credits;
    private final Invoices invoices;
    private final Deletion deletion;
    private final Reads reads;

    CreditBlockOperations(CreditQueries credits, Invoices invoices, Deletion deletion, Reads reads) {
        this.credits = credits;
        this.invoices = invoices;
        this.deletion = deletion;
        this.reads = reads;
    }

    /**
     * A block with its invoices.
     *
     * @param block the block
     * @param invoices for which it was bought; none: it was given
     */
    record Invoiced(CreditBlockBody block, List<InvoiceSummary> invoices) {}

    @Operation(operationId = "getCreditBlock", summary = "Read a block")
    @Needs(Scope.READ)
    @GetMapping
    public CreditBlockBody get(Call call, @PathVariable("block_id") String block) {
        return CreditBlockBody.of(known(call, block));
    }

    @Operation(
            operationId = "deleteCreditBlock",
            summary = "Take a block back as if it had never been: what was used of it becomes a debt")
    @Needs(value = Scope.WRITE, success = 204)
    @DeleteMapping
    public ResponseEntity<Void> delete(Call call, @PathVariable("block_id") String block) {
        return deletion.delete(call, known(call, block));
    }

    @Operation(operationId = "listCreditBlockInvoices", summary = "Read a block with the invoice that it was bought by")
    @Needs(Scope.READ)
    @GetMapping("/invoices")
    public Invoiced invoices(Call call, @PathVariable("block_id") String block) {
        CreditBlockView view = known(call, block);
        return new Invoiced(CreditBlockBody.of(view), invoices.ofBlock(view));
    }

    private CreditBlockView known(Call call, String block) {
        UUID id = Customers.uuid(block);
        reads.await(call, Views.CUSTOMER, call.tenant());
        reads.await(call, Views.BALANCE, call.tenant());
        return Optional.ofNullable(id)
                .flatMap(uuid -> credits.block(call.tenant(), uuid))
                .filter(view -> !view.deleted())
                .orElseThrow(() -> Problem.unknown("CreditBlock", block));
    }
}
