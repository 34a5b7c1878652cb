package io.creditledger.core.payment;

import io.creditledger.core.money.Credits;
import org.jspecify.annotations.Nullable;

/**
 * What a fact about a payment makes due on the account. Fixed when the fact is recorded, so that whoever performs it,
 * however often, asks the account for the same thing under the same key.
 *
 * @param number counts the payment's moves from 1; they are performed in this order
 * @param kind what is to be done
 * @param credits granted, taken or given back
 * @param cause the refund or dispute that made it due; null: the payment itself
 * @param of number of the reversal that is given back; 0: none
 */
public record Move(
        int number, Kind kind, Credits credits, @Nullable String cause, int of) {
    /** What is to be done on the account. */
    public enum Kind {
        PURCHASE,
        REVERSAL,
        REINSTATEMENT,
        /** The account's renewal starts; no credits are moved. */
        RENEWAL
    }
}
