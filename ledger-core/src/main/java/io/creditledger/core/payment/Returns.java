package io.creditledger.core.payment;

import io.creditledger.core.money.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money that went back, or that is disputed.
 *
 * @param refunds by the provider's id, in the order in which they were learned of
 * @param disputes likewise
 */
public record Returns(Map<String, Refund> refunds, Map<String, Dispute> disputes) {
    static final Returns NONE = new Returns(Map.of(), Map.of());

    /** A refund; one that {@code failed} does not count. */
    public record Refund(Money amount, boolean failed) {}

    /** A dispute; one that was won does not count. */
    public record Dispute(Money amount, Stage stage) {}

    /** How far a dispute has come; a later one is never followed by an earlier one. */
    public enum Stage {
        OPEN,
        LOST,
        WON
    }

    Returns withRefund(String id, Refund refund) {
        return new Returns(with(refunds, id, refund), disputes);
    }

    Returns withDispute(String id, Dispute dispute) {
        return new Returns(refunds, with(disputes, id, dispute));
    }

    /** What was refunded of {@code paid}, in minor units, at most all. */
    public long refundedOf(Money paid) {
        long sum = 0;
        for (Refund refund : refunds.values()) {
            sum = refund.failed() ? sum : Math.min(paid.minor(), sum + of(paid, refund.amount()));
        }
        return sum;
    }

    /** What is disputed of {@code paid}, open or lost, in minor units, at most all. */
    public long disputedOf(Money paid) {
        long sum = 0;
        for (Dispute dispute : disputes.values()) {
            sum = dispute.stage() == Stage.WON ? sum : Math.min(paid.minor(), sum + of(paid, dispute.amount()));
        }
        return sum;
    }

    /** What is not kept of {@code paid}: refunded or disputed, in minor units, at most all. */
    public long goneOf(Money paid) {
        return Math.min(paid.minor(), refundedOf(paid) + disputedOf(paid));
    }

    boolean hasDispute(Stage stage) {
        return disputes.values().stream().anyMatch(dispute -> dispute.stage() == stage);
    }

    /** The refund or dispute that counts and was learned of last; null: none counts. */
    @Nullable
    String newest() {
        String newest = null;
        for (Map.Entry<String, Refund> refund : refunds.entrySet()) {
            newest = refund.getValue().failed() ? newest : refund.getKey();
        }
        if (newest != null) {
            return newest;
        }
        for (Map.Entry<String, Dispute> dispute : disputes.entrySet()) {
            newest = dispute.getValue().stage() == Stage.WON ? newest : dispute.getKey();
        }
        return newest;
    }

    /** A dispute may be counted in the payer's currency: then it is about all of the money. */
    private static long of(Money paid, Money part) {
        boolean same = part.currency().equals(paid.currency());
        return same ? Math.min(paid.minor(), Math.max(0, part.minor())) : paid.minor();
    }

    private static <V> Map<String, V> with(Map<String, V> map, String id, V value) {
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(id, value);
        return Collections.unmodifiableMap(copy);
    }
}
