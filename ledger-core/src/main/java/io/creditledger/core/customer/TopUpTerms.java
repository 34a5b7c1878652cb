package io.creditledger.core.customer;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is bought when a balance has fallen.
 *
 * @param unit which credits
 * @param amount credits of the new block
 * @param threshold bought when the balance is at or below this
 * @param costBasis paid per credit
 * @param activeFrom not before this; null: at once
 * @param lifetime when the new block expires; null: never
 * @param invoice how it is invoiced
 */
public record TopUpTerms(
        String unit,
        Credits amount,
        Credits threshold,
        UnitCost costBasis,
        @Nullable Instant activeFrom,
        @Nullable Lifetime lifetime,
        InvoiceTerms invoice) {
    /** Whether it is bought at {@code time} at all. */
    public boolean isActiveAt(Instant time) {
        return activeFrom == null || !time.isBefore(activeFrom);
    }
}
