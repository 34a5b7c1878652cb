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

/** A block of credits as the published clients expect it. */
record CreditBlockBody(
        UUID id,
        BigDecimal balance,
        String status,
        @JsonProperty("effective_date") @Nullable Instant effectiveDate,
        @JsonProperty("expiry_date") @Nullable Instant expiryDate,
        @JsonProperty("maximum_initial_balance") @Nullable BigDecimal maximumInitialBalance,
        @JsonProperty("per_unit_cost_basis") @Nullable String perUnitCostBasis,
        Map<String, String> metadata,
        List<FilterBody> filters,
        @JsonProperty("credit_block_source") String creditBlockSource) {
    /** Of blocks that can be drawn when they are effective. */
    static final String ACTIVE = "active";

    /** Of blocks that come when their invoice is paid. */
    static final String PENDING = "pending_payment";

    static CreditBlockBody of(CreditBlockView view) {
        return new CreditBlockBody(
                view.terms().block(),
                view.remaining().value(),
                view.pending() ? PENDING : ACTIVE,
                view.terms().effectiveAt(),
                view.terms().expiresAt(),
                view.terms().amount().value(),
                view.terms().costBasis().toString(),
                view.metadata(),
                FilterBody.of(view.terms().filters()),
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
