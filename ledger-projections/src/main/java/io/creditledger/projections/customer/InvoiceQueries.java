package io.creditledger.projections.customer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Questions about invoices of customers' credits. */
public interface InvoiceQueries {
    /** An invoice of a tenant's customers. */
    Optional<InvoiceView> invoice(String tenant, UUID invoice);

    /** The invoices of a block, and of the one that its credits were moved from. */
    List<InvoiceView> ofBlock(CreditBlockView block);
}
