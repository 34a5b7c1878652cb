package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A block as made by a transaction.
 *
 * @param id the block
 * @param grant transaction that granted its credits
 * @param amount credits it began with
 * @param debtRepaid the part that went to the account's debt at once
 * @param expiresAt null: never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TermsBody(
        UUID id,
        UUID grant,
        Credits amount,
        @JsonProperty("debt_repaid") Credits debtRepaid,
        String source,
        @JsonProperty("effective_at") Instant effectiveAt,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        int priority,
        @JsonProperty("cost_basis") UnitCost costBasis) {

    static TermsBody of(GrantedBlock block) {
        return of(block.terms(), block.debtRepaid());
    }

    static TermsBody of(BlockTerms terms, Credits debtRepaid) {
        return new TermsBody(
                terms.block(),
                terms.grant(),
                terms.amount(),
                debtRepaid,
                terms.source().name().toLowerCase(Locale.ROOT),
                terms.effectiveAt(),
                terms.expiresAt(),
                terms.priority(),
                terms.costBasis());
    }
}
