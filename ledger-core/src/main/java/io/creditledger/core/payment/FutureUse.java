package io.creditledger.core.payment;

/** What the payer's method may be charged for beside the payment itself. */
public enum FutureUse {
    /** Whatever the payer buys again, without being there. */
    OFF_SESSION
}
