package io.creditledger.api.org;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The shapes of what is bought, as the contract names them. */
final class Bodies {
    private Bodies() {}

    record CreditsPriceResponse(
            long credits,
            String currency,
            @JsonProperty("price_cents") long priceCents,
            @JsonProperty("product_description") @Nullable String productDescription,
            @JsonProperty("product_name") @Nullable String productName) {}

    record CreateCheckoutSessionRequest(
            @JsonProperty("cancel_url") String cancelUrl,
            @JsonProperty("success_url") String successUrl,
            @Nullable Integer quantity) {}

    record UpdateAutoRefillConfigRequest(
            boolean enabled,
            int threshold,
            int quantity,
            @JsonProperty("monthly_cap") @Nullable Integer monthlyCap) {}

    record CheckoutSessionResponse(
            @JsonProperty("checkout_url") String checkoutUrl,
            @JsonProperty("session_id") String sessionId) {}

    record ReceiptResponse(String url) {}
}
