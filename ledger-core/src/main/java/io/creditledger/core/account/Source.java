package io.creditledger.core.account;

/** Where the credits of a block came from. */
public enum Source {
    PURCHASE,
    BONUS,
    AUTO_REFILL,
    SIGNUP,
    RECURRING,
    PROMOTIONAL,
    REWARD,
    ADJUSTMENT
}
