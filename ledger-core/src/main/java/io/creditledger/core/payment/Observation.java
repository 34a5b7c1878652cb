package io.creditledger.core.payment;

import io.creditledger.core.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says about a payment, read from its current objects: never taken from a webhook's body.
 *
 * @param status how the payment stands
 * @param objects which objects those are
 * @param received what was received, when it succeeded
 * @param failure the provider's code of the last decline, when it failed
 * @param refunds all refunds of the money, whatever became of them
 * @param disputes all disputes about the money; inquiries that took no money are {@link DisputeStatus#WARNING}
 */
public record Observation(
        Status status,
        PaidObjects objects,
        @Nullable Money received,
        @Nullable String failure,
        List<SeenRefund> refunds,
        List<SeenDispute> disputes) {
    public Observation {
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
    }

    /** How a payment stands with the provider. */
    public enum Status {
        /** The payer has still to do something. */
        WAITING,
        /** The payer approved; the money is on its way, or is to be captured. */
        UNDERWAY,
        /** The money is there. */
        SUCCEEDED,
        /** The last attempt was declined; another may follow. */
        FAILED,
        /** Cancelled or expired: no money will come. */
        CANCELLED
    }

    /** What became of a refund. */
    public enum RefundStatus {
        /** The money is on its way back, or back. */
        COUNTS,
        /** The refund failed or was cancelled: the money stayed. */
        FAILED
    }

    /** What became of a dispute. */
    public enum DisputeStatus {
        WARNING,
        OPEN,
        WON,
        LOST
    }

    /**
     * @param refund the provider's id, {@code re_…}
     * @param amount what goes back
     */
    public record SeenRefund(String refund, Money amount, RefundStatus status) {}

    /**
     * @param dispute the provider's id, {@code du_…} or {@code dp_…}
     * @param amount what is disputed
     */
    public record SeenDispute(String dispute, Money amount, DisputeStatus status) {}

    /** Nothing but how it stands. */
    public static Observation of(Status status, PaidObjects objects) {
        return new Observation(status, objects, null, null, List.of(), List.of());
    }
}
