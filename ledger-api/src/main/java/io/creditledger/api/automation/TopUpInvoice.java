package io.creditledger.api.automation;

import io.creditledger.core.account.Invoicing;
import io.creditledger.core.customer.InvoiceTerms;
import io.creditledger.core.customer.TopUpTerms;
import io.creditledger.core.money.UnitCost;
import org.jspecify.annotations.Nullable;

/** How the credits of a top-up are invoiced. */
final class TopUpInvoice {
    private TopUpInvoice() {}

    /**
     * Each top-up has an invoice of its own, dated when it comes.
     *
     * @param currency of the customer; null: {@value Invoicing#CURRENCY}
     * @return null when the credits cost nothing
     */
    static @Nullable Invoicing of(TopUpTerms terms, @Nullable String currency) {
        InvoiceTerms invoice = terms.invoice();
        return terms.costBasis().exceeds(UnitCost.ZERO)
                ? new Invoicing(
                        currency == null ? Invoicing.CURRENCY : currency,
                        invoice.autoCollection(),
                        invoice.netTerms(),
                        null,
                        null,
                        invoice.memo(),
                        null,
                        false,
                        invoice.waits())
                : null;
    }
}
