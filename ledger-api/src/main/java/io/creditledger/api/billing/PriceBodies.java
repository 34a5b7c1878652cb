package io.creditledger.api.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of request bodies about prices, for the OpenAPI document. A test keeps them and their readers alike. */
final class PriceBodies {
    private PriceBodies() {}

    /** A new price; its configuration is beside this under {@code <model_type>_config}. */
    record NewPrice(
            String name,
            String currency,
            @JsonProperty("item_id") String itemId,
            String cadence,
            @JsonProperty("model_type") String modelType,
            @JsonProperty("billable_metric_id") @Nullable String billableMetricId,
            @JsonProperty("billed_in_advance") @Nullable Boolean billedInAdvance,
            @JsonProperty("fixed_price_quantity") @Nullable BigDecimal fixedPriceQuantity,

            @JsonProperty("billing_cycle_configuration") @Nullable
            CycleConfiguration billingCycleConfiguration,

            @JsonProperty("invoicing_cycle_configuration") @Nullable
            CycleConfiguration invoicingCycleConfiguration,

            @JsonProperty("conversion_rate") @Nullable BigDecimal conversionRate,
            @JsonProperty("external_price_id") @Nullable String externalPriceId,
            @JsonProperty("invoice_grouping_key") @Nullable String invoiceGroupingKey,
            @Nullable Map<String, Object> discount,
            @JsonProperty("minimum_amount") @Nullable String minimumAmount,
            @JsonProperty("maximum_amount") @Nullable String maximumAmount,
            @Nullable Map<String, String> metadata) {}

    /** How long a period is; {@code duration_unit} is {@code day} or {@code month}. */
    record CycleConfiguration(
            int duration, @JsonProperty("duration_unit") String durationUnit) {}

    /** Events that are sent along, and the prices to rate them by. Times are half open. */
    record EvaluatePreview(
            @JsonProperty("timeframe_start") Instant timeframeStart,
            @JsonProperty("timeframe_end") Instant timeframeEnd,
            @JsonProperty("customer_id") @Nullable String customerId,
            @JsonProperty("external_customer_id") @Nullable String externalCustomerId,
            List<PreviewEvent> events,
            @JsonProperty("price_evaluations") List<PriceEvaluation> priceEvaluations) {}

    /** Which usage events in the ledger are to be rated by the price. Times are half open. */
    record EvaluatePrice(
            @JsonProperty("timeframe_start") Instant timeframeStart,
            @JsonProperty("timeframe_end") Instant timeframeEnd,
            @JsonProperty("customer_id") @Nullable String customerId,
            @JsonProperty("external_customer_id") @Nullable String externalCustomerId,
            @Nullable String filter,
            @JsonProperty("grouping_keys") @Nullable List<String> groupingKeys) {}

    /** Which usage events in the ledger are to be rated by which prices. Times are half open. */
    record EvaluatePrices(
            @JsonProperty("timeframe_start") Instant timeframeStart,
            @JsonProperty("timeframe_end") Instant timeframeEnd,
            @JsonProperty("customer_id") @Nullable String customerId,
            @JsonProperty("external_customer_id") @Nullable String externalCustomerId,
            @JsonProperty("price_evaluations") List<PriceEvaluation> priceEvaluations) {}

    /** An event; its properties are strings, numbers and booleans. */
    record PreviewEvent(
            @JsonProperty("event_name") String eventName,
            Instant timestamp,
            Map<String, Object> properties,
            @JsonProperty("customer_id") @Nullable String customerId,
            @JsonProperty("external_customer_id") @Nullable String externalCustomerId) {}

    /** A price by id, by external id, or sent along. */
    record PriceEvaluation(
            @JsonProperty("price_id") @Nullable String priceId,
            @JsonProperty("external_price_id") @Nullable String externalPriceId,
            @Nullable NewPrice price,
            @Nullable String filter,
            @JsonProperty("grouping_keys") @Nullable List<String> groupingKeys) {}

    /** What is to change about metadata. */
    record PriceMetadata(@Nullable Map<String, @Nullable String> metadata) {}
}
