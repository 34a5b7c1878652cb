package io.creditledger.api.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.customer.CreditBlockView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A block of credits as the published clients expect it. No block waits for a payment here. */
record CreditBlockBody(
        UUID id,
        BigDecimal balance,
        String status,
        @JsonProperty("effective_date") @Nullable Instant effectiveDate,
        @JsonProperty("expiry_date") @Nullable Instant expiryDate,
        @JsonProperty("maximum_initial_balance") @Nullable BigDecimal maximumInitialBalance,
        @JsonProperty("per_unit_cost_basis") @Nullable String perUnitCostBasis,
        Map<String, String> metadata,
        List<String> filters,
        @JsonProperty("credit_block_source") String creditBlockSource) {
    /** The one status that blocks have. */
    static final String ACTIVE = "active";

    static CreditBlockBody of(CreditBlockView view) {
        return new CreditBlockBody(
                view.terms().block(),
                view.remaining().value(),
                ACTIVE,
                view.terms().effectiveAt(),
                view.terms().expiresAt(),
                view.terms().amount().value(),
                view.terms().costBasis().toString(),
                view.metadata(),
                List.of(),
                source(view.terms().source()));
    }

    /** What the account owes, as a block, so that blocks add up to the balance. */
    static CreditBlockBody debt(AccountId account, Credits debt) {
        return new CreditBlockBody(
                CreditEntries.debtOf(account),
                debt.negated().value(),
                ACTIVE,
                null,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                "manual");
    }

    private static String source(Source source) {
        return switch (source) {
            case AUTO_REFILL -> "top_up";
            case RECURRING, SIGNUP -> "allocation";
            case PURCHASE, BONUS, PROMOTIONAL, REWARD, ADJUSTMENT -> "manual";
        };
    }
}
