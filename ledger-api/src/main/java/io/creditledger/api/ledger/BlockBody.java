package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.projections.balance.BlockView;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A block with its history summed up: amount = remaining + spent + forfeited + reversed + moved + repaid.
 *
 * @param grant transaction that granted its credits
 * @param remaining still there, held credits included
 * @param forfeited expired or voided
 * @param reversed taken back with the purchase
 * @param moved moved to another block by a change of expiry
 * @param repaid went to debt when granted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BlockBody(
        UUID id,
        UUID grant,
        Credits amount,
        Credits remaining,
        Credits held,
        Credits spent,
        Credits forfeited,
        Credits reversed,
        Credits moved,
        Credits repaid,
        String source,
        @JsonProperty("effective_at") Instant effectiveAt,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        int priority,
        @JsonProperty("cost_basis") UnitCost costBasis,
        @Nullable String offer,
        @Nullable String payment) {

    static BlockBody of(BlockView view) {
        BlockTerms terms = view.terms();
        return new BlockBody(
                terms.block(),
                terms.grant(),
                terms.amount(),
                view.remaining(),
                view.held(),
                view.spent(),
                view.forfeited(),
                view.reversed(),
                view.moved(),
                view.repaid(),
                terms.source().name().toLowerCase(Locale.ROOT),
                terms.effectiveAt(),
                terms.expiresAt(),
                terms.priority(),
                terms.costBasis(),
                view.offer(),
                view.payment());
    }
}
