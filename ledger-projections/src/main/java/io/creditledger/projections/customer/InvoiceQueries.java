package io.creditledger.projections.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Questions about invoices of customers' credits. */
public interface InvoiceQueries {
    /** An invoice of a tenant's customers. */
    Optional<InvoiceView> invoice(String tenant, UUID invoice);

    /** Those that there are of these, each by its identity. */
    Map<UUID, InvoiceView> invoices(String tenant, Collection<UUID> invoices);

    /** Invoices of a tenant, the last issued first. */
    List<InvoiceView> invoices(InvoiceFilter filter, int limit);

    /** The invoices of a block, and of the one that its credits were moved from. */
    List<InvoiceView> ofBlock(CreditBlockView block);
}
