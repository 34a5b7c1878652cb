package io.creditledger.projections.payment;

/** Why a payment is not at its end. */
public enum OpenState {
    /** No money came yet, and some may. */
    WAITING,
    /** Money is here that nobody has said the purpose of, and that was not given back. */
    UNREDEEMED
}
