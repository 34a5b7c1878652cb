package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import org.jspecify.annotations.Nullable;

/**
 * What an account allows.
 *
 * @param negativeAllowed whether a decrement or hold may exceed what is available, making a debt
 * @param lowBalanceThreshold available credits below which the account counts as low; zero: never low
 */
public record Settings(boolean negativeAllowed, Credits lowBalanceThreshold) {
    /** Not negative, never low. */
    public static final Settings DEFAULT = new Settings(false, Credits.ZERO);

    /** These settings with what is named replaced; null: as it is. */
    public Settings with(@Nullable Boolean negative, @Nullable Credits threshold) {
        return new Settings(
                negative == null ? negativeAllowed : negative, threshold == null ? lowBalanceThreshold : threshold);
    }
}
