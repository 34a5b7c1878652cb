package io.creditledger.api.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.customer.InvoiceTerms;
import io.creditledger.core.customer.Lifetime;
import io.creditledger.core.customer.TopUpTerms;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A top-up as the published clients expect it. */
record TopUpBody(
        UUID id,
        String amount,
        String currency,
        String threshold,
        @JsonProperty("per_unit_cost_basis") String perUnitCostBasis,
        @JsonProperty("invoice_settings") InvoiceSettingsBody invoiceSettings,
        @JsonProperty("active_from") @Nullable Instant activeFrom,
        @JsonProperty("expires_after") @Nullable Integer expiresAfter,
        @JsonProperty("expires_after_unit") @Nullable String expiresAfterUnit) {

    /** How it is invoiced. */
    record InvoiceSettingsBody(
            @JsonProperty("auto_collection") boolean autoCollection,
            @JsonProperty("net_terms") int netTerms,
            @Nullable String memo,
            @JsonProperty("require_successful_payment") boolean requireSuccessfulPayment) {
        static InvoiceSettingsBody of(InvoiceTerms terms) {
            return new InvoiceSettingsBody(terms.autoCollection(), terms.netTerms(), terms.memo(), terms.waits());
        }
    }

    static TopUpBody of(UUID id, TopUpTerms terms) {
        Lifetime lifetime = terms.lifetime();
        return new TopUpBody(
                id,
                terms.amount().toString(),
                terms.unit(),
                terms.threshold().toString(),
                terms.costBasis().toString(),
                InvoiceSettingsBody.of(terms.invoice()),
                terms.activeFrom(),
                lifetime == null ? null : lifetime.count(),
                lifetime == null ? null : lifetime.unit().name().toLowerCase(Locale.ROOT));
    }
}
