package io.creditledger.core.payment;

import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Returns.Stage;

/** How a payment stands, in one word. What comes later in a payment's life speaks louder. */
public enum PaymentStatus {
    /** Agreed, not approved by the payer yet. */
    CREATED,
    /** Approved; the money is on its way. */
    APPROVED,
    /** An attempt was declined; another may still succeed. */
    FAILED,
    /** No money will come. */
    CANCELLED,
    /** Money came that is not what was agreed: nothing is granted, somebody has to look. */
    MISMATCHED,
    /** Paid. */
    SUCCEEDED,
    /** A part of the money went back. */
    PARTLY_REFUNDED,
    /** All the money went back. */
    REFUNDED,
    /** The payer's bank disputes it: its credits are withheld. */
    DISPUTED,
    /** Disputed, and decided for the seller. */
    WON,
    /** Disputed, and decided for the payer. */
    LOST;

    /** How a payment of {@code agreed} stands after what is known of its money. */
    public static PaymentStatus of(Money agreed, Course course, Returns returns) {
        Money received = course.received();
        if (received == null) {
            return unpaid(course);
        }
        return received.equals(agreed) ? returned(received, returns) : MISMATCHED;
    }

    private static PaymentStatus unpaid(Course course) {
        if (course.cancelled() != null) {
            return CANCELLED;
        }
        if (course.failure() != null) {
            return FAILED;
        }
        return course.approved() ? APPROVED : CREATED;
    }

    private static PaymentStatus returned(Money received, Returns returns) {
        if (returns.hasDispute(Stage.OPEN)) {
            return DISPUTED;
        }
        if (returns.hasDispute(Stage.LOST)) {
            return LOST;
        }
        long refunded = returns.refundedOf(received);
        if (refunded > 0) {
            return refunded == received.minor() ? REFUNDED : PARTLY_REFUNDED;
        }
        return returns.hasDispute(Stage.WON) ? WON : SUCCEEDED;
    }
}
