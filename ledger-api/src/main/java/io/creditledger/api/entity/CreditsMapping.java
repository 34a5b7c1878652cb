package io.creditledger.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entity, or a user of it, has.
 *
 * @param userId absent for the entity itself
 * @param creditsAmount what can be spent now
 * @param totalCreditsBought everything ever bought, bonus not included
 * @param currentCreditsTierId the recurring tier, as long as it is renewed or what was paid lasts; otherwise the tier
 *     bought last; empty for none
 * @param history what came in, newest first, the latest 1,000 rows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CreditsMapping(
        String entityId,
        @Nullable String userId,
        BigDecimal creditsAmount,
        BigDecimal totalCreditsBought,
        String currentCreditsTierId,
        List<HistoryRow> history) {}
