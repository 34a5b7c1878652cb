package io.creditledger.api.org;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.money.Rounding;
import io.creditledger.projections.balance.AccountView;
import java.math.BigInteger;

/**
 * What an organization can spend.
 *
 * @param balance available credits, whole, rounded down; negative when it owes
 * @param isLowBalance whether they are below the warning threshold
 * @param autoRefillEnabled whether more is bought when they fall to a threshold
 */
record CreditBalanceResponse(
        BigInteger balance,
        @JsonProperty("is_low_balance") boolean isLowBalance,
        @JsonProperty("auto_refill_enabled") boolean autoRefillEnabled) {

    static CreditBalanceResponse of(AccountView view, boolean refillsAutomatically) {
        return new CreditBalanceResponse(Rounding.floorToWhole(view.available()), view.low(), refillsAutomatically);
    }
}
