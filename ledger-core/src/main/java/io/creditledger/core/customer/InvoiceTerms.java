package io.creditledger.core.customer;

import org.jspecify.annotations.Nullable;

/**
 * How the tenant invoices bought credits. The ledger keeps it for whoever does so; it invoices nothing itself.
 *
 * @param autoCollection whether to collect by the saved payment method
 * @param netTerms days between the invoice and when it is due
 * @param memo shown on the invoice; null: none
 */
public record InvoiceTerms(
        boolean autoCollection, int netTerms, @Nullable String memo) {}
