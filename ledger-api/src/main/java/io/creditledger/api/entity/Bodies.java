package io.creditledger.api.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The shapes of request bodies, for the OpenAPI document. */
final class Bodies {
    private Bodies() {}

    record CreditTier(
            BigDecimal creditsAmount,
            @Nullable BigDecimal extraCreditsAmount,
            BigDecimal price,
            String creditsTierId,
            String creditsTierName,
            @Nullable String recurringTimePeriod) {}

    record CreditTierChange(
            @Nullable BigDecimal creditsAmount,
            @Nullable BigDecimal extraCreditsAmount,
            @Nullable BigDecimal price,
            String creditsTierId,
            @Nullable String creditsTierName,
            @Nullable String recurringTimePeriod) {}

    record BuyCredits(String creditsTierId, @Nullable String intentId) {}

    record DecrementCredits(long creditsAmount) {}

    record Address(
            @Nullable String country,
            @JsonProperty("postal_code") @Nullable String postalCode,
            @Nullable String city,
            @Nullable String state,
            @Nullable String line1,
            @Nullable String line2) {}

    record CardData(
            @Nullable String email,
            @Nullable String name,
            @Nullable Address address) {}

    record IntentData(
            @Nullable String paymentMethodId,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String name) {}

    record CreateIntent(
            @Nullable CardData cardData,
            @Nullable IntentData intentData,
            @Nullable String forEntityId,
            @Nullable String creditsTierId) {}

    record ApprovePayment(
            @Nullable String intentId, @Nullable String paymentIntentId) {}

    record Product(BigDecimal price) {}

    record Payer(
            @Nullable String email,
            @Nullable String name,
            @Nullable String country,
            @Nullable String zip) {}

    record Info(@Nullable String userId, String entityId) {}

    record Pay(String id, Product product, @Nullable Payer cardData, Info info) {}
}
