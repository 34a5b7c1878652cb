package io.creditledger.api.entity;

import io.creditledger.core.tier.TierTerms;
import java.math.BigDecimal;

/** A tier; {@code price} in major units. */
record EntityCreditTier(
        String entityId,
        String creditsTierId,
        String creditsTierName,
        BigDecimal price,
        BigDecimal creditsAmount,
        BigDecimal extraCreditsAmount,
        String recurringTimePeriod) {

    static EntityCreditTier of(String entity, String tier, TierTerms terms) {
        return new EntityCreditTier(
                entity,
                tier,
                terms.name(),
                terms.price(),
                terms.credits().value(),
                terms.extraCredits().value(),
                terms.period().name());
    }
}
