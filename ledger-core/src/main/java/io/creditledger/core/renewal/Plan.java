package io.creditledger.core.renewal;

import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.SavedMethod;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is bought each period, frozen when it was bought first: a change of the tier does not change it.
 *
 * @param firstPayment that paid the first period; of a free tier, which needs none, a name for its claim
 * @param periods when it is bought again
 * @param price what a period costs; zero: it is given
 * @param purpose what a period brings, its source recurring
 * @param method what is charged; null: nothing was saved
 */
public record Plan(
        UUID firstPayment,
        Periods periods,
        Money price,
        Purpose purpose,
        @Nullable SavedMethod method) {
    /** Whether its periods are given and nothing is charged. */
    public boolean isFree() {
        return !price.isPositive();
    }

    /** The first period that the renewal itself has to bring: of a free tier the very first, 0. */
    public int firstPeriod() {
        return isFree() ? 0 : 1;
    }
}
