package io.creditledger.api.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.customer.Profile;
import io.creditledger.projections.customer.CustomerView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the published clients expect it: of what the ledger does not keep the key is there, and nothing in it.
 */
record CustomerBody(
        UUID id,
        @JsonProperty("external_customer_id") @Nullable String externalCustomerId,
        String name,
        String email,
        @JsonProperty("additional_emails") List<String> additionalEmails,
        String timezone,
        @Nullable String currency,
        String balance,
        Map<String, String> metadata,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("auto_collection") boolean autoCollection,
        @JsonProperty("email_delivery") boolean emailDelivery,
        @JsonProperty("exempt_from_automated_tax") @Nullable Boolean exemptFromAutomatedTax,
        @JsonProperty("payment_provider") @Nullable String paymentProvider,
        @JsonProperty("payment_provider_id") @Nullable String paymentProviderId,
        @JsonProperty("portal_url") @Nullable String portalUrl,
        @JsonProperty("billing_address") @Nullable Map<String, String> billingAddress,
        @JsonProperty("shipping_address") @Nullable Map<String, String> shippingAddress,
        @JsonProperty("tax_id") @Nullable Map<String, String> taxId,

        @JsonProperty("accounting_sync_configuration") @Nullable
        Map<String, String> accountingSyncConfiguration,

        @JsonProperty("reporting_configuration") @Nullable Map<String, String> reportingConfiguration,
        Hierarchy hierarchy) {

    /** Customers above and below; the ledger knows none. */
    record Hierarchy(List<CustomerName> children, @Nullable CustomerName parent) {}

    static CustomerBody of(CustomerView view) {
        return of(view.id().uuid(), view.profile(), view.createdAt());
    }

    static CustomerBody of(UUID id, Profile profile, Instant createdAt) {
        return new CustomerBody(
                id,
                profile.externalId(),
                profile.name(),
                profile.email(),
                List.of(),
                profile.timezone(),
                profile.currency(),
                "0.00",
                profile.metadata(),
                createdAt,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Hierarchy(List.of(), null));
    }
}
