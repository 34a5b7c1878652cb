package io.creditledger.core.payment;

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
    LOST
}
