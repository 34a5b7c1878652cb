package io.creditledger.api.org;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.money.Rounding;
import io.creditledger.core.refill.Refill;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organization's auto-refill.
 *
 * @param hasPaymentMethod whether a method is saved that can be charged
 * @param monthCount refills of this calendar month (UTC) that were not declined
 * @param monthReset when counting begins anew
 * @param monthlyCap refills of a month at most; null: any number
 * @param quantity bundles bought at once
 * @param threshold available credits at or below which is bought
 */
record AutoRefillConfigResponse(
        boolean enabled,
        @JsonProperty("has_payment_method") boolean hasPaymentMethod,
        @JsonProperty("month_count") int monthCount,
        @JsonProperty("month_reset") Instant monthReset,

        @JsonProperty("monthly_cap") @Schema(requiredMode = RequiredMode.REQUIRED, nullable = true) @Nullable
        Integer monthlyCap,

        int quantity,
        BigInteger threshold) {

    static AutoRefillConfigResponse of(Refill refill, Instant now) {
        return new AutoRefillConfigResponse(
                refill.settings().enabled(),
                refill.method() != null,
                refill.countAt(now),
                Refill.monthAfter(now),
                refill.settings().monthlyCap(),
                refill.settings().quantity(),
                Rounding.floorToWhole(refill.settings().threshold()));
    }
}
