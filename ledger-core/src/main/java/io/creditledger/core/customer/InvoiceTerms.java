package io.creditledger.core.customer;

import org.jspecify.annotations.Nullable;

/**
 * How the credits of a top-up are invoiced.
 *
 * @param autoCollection whether to collect by the saved payment method
 * @param netTerms days between the invoice and when it is due
 * @param memo shown on the invoice; null: none
 * @param required whether the credits come only when the invoice is paid; null: they come at once
 */
public record InvoiceTerms(
        boolean autoCollection,
        int netTerms,
        @Nullable String memo,
        @Nullable Boolean required) {
    /** Of credits that come at once. */
    public InvoiceTerms(boolean autoCollection, int netTerms, @Nullable String memo) {
        this(autoCollection, netTerms, memo, null);
    }

    /** Whether the credits wait for a payment. */
    public boolean waits() {
        return required != null && required;
    }
}
