package io.creditledger.api.entity;

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
}
