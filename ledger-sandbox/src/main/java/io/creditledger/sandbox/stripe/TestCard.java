package io.creditledger.sandbox.stripe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number of Stripe's test mode and what happens when it is charged. */
record TestCard(
        String number,
        List<String> methods,
        String brand,
        Approval approval,
        @Nullable String failure,
        Authentication authentication,
        Aftermath aftermath) {

    /** Whether a charge of it goes through, before anybody is asked to prove who they are. */
    enum Approval {
        APPROVED,
        /** Declined; cannot be attached to a customer either. */
        DECLINED,
        /** Can be attached, and is declined whenever it is charged. */
        DECLINED_WHEN_CHARGED,
        /** A bank account: takes days, then succeeds. */
        LATER_PAID,
        /** A bank account: takes days, then fails. */
        LATER_FAILED
    }

    /** When the bank wants 3-D Secure. */
    enum Authentication {
        NEVER,
        /** On session always; off session unless it was set up for that. */
        UNLESS_SET_UP,
        ALWAYS
    }

    /** What comes after a successful charge. */
    enum Aftermath {
        NOTHING,
        DISPUTED_AS_FRAUDULENT,
        DISPUTED_AS_NOT_RECEIVED,
        INQUIRY,
        /** A refund of it is pending first. */
        REFUND_PENDING,
        /** A refund of it fails after it succeeded. */
        REFUND_FAILS
    }

    /** Whether it is a bank account instead of a card. */
    boolean bank() {
        return approval == Approval.LATER_PAID || approval == Approval.LATER_FAILED;
    }

    /** Whether the issuer says no when it is charged. */
    boolean declined() {
        return approval == Approval.DECLINED || approval == Approval.DECLINED_WHEN_CHARGED;
    }

    /** The payment method type. */
    String type() {
        return bank() ? "us_bank_account" : "card";
    }

    /** The last four digits. */
    String last4() {
        return number.substring(number.length() - 4);
    }
}
