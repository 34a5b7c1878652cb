package io.creditledger.api.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies that operations of this dialect read, for the documents. */
final class Bodies {
    private Bodies() {}

    @Schema(
            name = "BillingCustomer",
            requiredProperties = {"name", "email"})
    record Customer(
            String name,
            String email,
            @JsonProperty("external_customer_id") @Nullable String externalCustomerId,
            @Nullable String timezone,
            @Nullable String currency,
            @Nullable Map<String, String> metadata) {}

    @Schema(
            name = "BillingInvoiceSettings",
            requiredProperties = {"auto_collection"})
    record InvoiceSettings(
            @JsonProperty("auto_collection") boolean autoCollection,
            @JsonProperty("net_terms") @Nullable Integer netTerms,
            @JsonProperty("custom_due_date") @Nullable String customDueDate,
            @JsonProperty("invoice_date") @Nullable String invoiceDate,
            @Nullable String memo,
            @JsonProperty("item_id") @Nullable String itemId,
            @JsonProperty("mark_as_paid") @Nullable Boolean markAsPaid,

            @JsonProperty("require_successful_payment") @Nullable
            Boolean requireSuccessfulPayment) {}

    @Schema(
            name = "BillingLedgerEntry",
            requiredProperties = {"entry_type"})
    record LedgerEntry(
            @JsonProperty("entry_type") String entryType,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String description,
            @Nullable Map<String, String> metadata,
            @JsonProperty("block_id") @Nullable String blockId,
            @JsonProperty("effective_date") @Nullable String effectiveDate,
            @JsonProperty("expiry_date") @Nullable String expiryDate,
            @JsonProperty("target_expiry_date") @Nullable String targetExpiryDate,
            @JsonProperty("per_unit_cost_basis") @Nullable String perUnitCostBasis,
            @JsonProperty("invoice_settings") @Nullable InvoiceSettings invoiceSettings,
            @Nullable List<FilterBody> filters,
            @JsonProperty("void_reason") @Nullable String voidReason) {}

    @Schema(
            name = "BillingTopUpTerms",
            requiredProperties = {"amount", "currency", "threshold", "per_unit_cost_basis", "invoice_settings"})
    record TopUp(
            String amount,
            String currency,
            String threshold,
            @JsonProperty("per_unit_cost_basis") String perUnitCostBasis,
            @JsonProperty("invoice_settings") InvoiceSettings invoiceSettings,
            @JsonProperty("active_from") @Nullable String activeFrom,
            @JsonProperty("expires_after") @Nullable Integer expiresAfter,
            @JsonProperty("expires_after_unit") @Nullable String expiresAfterUnit) {}

    @Schema(name = "BillingPaymentOfInvoice", requiredProperties = "payment_received_date")
    record MarkPaid(
            @JsonProperty("payment_received_date") String paymentReceivedDate,
            @JsonProperty("external_id") @Nullable String externalId,
            @Nullable String notes) {}

    @Schema(name = "BillingThreshold", requiredProperties = "value")
    record Threshold(BigDecimal value) {}

    @Schema(
            name = "BillingAlertTerms",
            requiredProperties = {"currency", "type"})
    record AlertTerms(
            String currency, String type, @Nullable List<Threshold> thresholds) {}

    @Schema(name = "BillingAlertChange", requiredProperties = "thresholds")
    record AlertChange(List<Threshold> thresholds) {}

    @Schema(name = "BillingCustomerChange")
    record CustomerChange(
            @Nullable String name,
            @Nullable String email,
            @JsonProperty("external_customer_id") @Nullable String externalCustomerId,
            @Nullable String currency,
            @Nullable Map<String, @Nullable String> metadata) {}
}
