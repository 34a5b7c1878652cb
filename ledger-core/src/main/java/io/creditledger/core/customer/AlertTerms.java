package io.creditledger.core.customer;

import io.creditledger.core.money.Credits;
import java.util.List;

/**
 * What a tenant wants to be told about a customer's balance.
 *
 * @param type falling to nothing, falling to a threshold, or rising above one again
 * @param unit which credits
 * @param thresholds balances that matter; for {@link Type#DEPLETED} zero
 */
public record AlertTerms(Type type, String unit, List<Credits> thresholds) {
    /** What is watched for. */
    public enum Type {
        DEPLETED,
        DROPPED,
        RECOVERED
    }

    public AlertTerms {
        thresholds = List.copyOf(thresholds);
    }

    /** Whether a balance is one that the alert is about: at or below the threshold, or above it again. */
    public boolean isMet(Credits threshold, Credits balance) {
        return switch (type) {
            case DEPLETED, DROPPED -> !balance.exceeds(threshold);
            case RECOVERED -> balance.exceeds(threshold);
        };
    }
}
