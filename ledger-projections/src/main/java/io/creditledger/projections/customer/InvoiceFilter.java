package io.creditledger.projections.customer;

import io.creditledger.core.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices of a tenant a list has.
 *
 * @param customer only this one's; null: everybody's
 * @param issued those that are neither paid nor void
 * @param paid those that were paid
 * @param voided those that are void
 * @param before only those issued before this position; null: from the newest
 */
public record InvoiceFilter(
        String tenant,
        @Nullable CustomerId customer,
        boolean issued,
        boolean paid,
        boolean voided,
        @Nullable Long before) {}
