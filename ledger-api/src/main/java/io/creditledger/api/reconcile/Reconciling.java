package io.creditledger.api.reconcile;

/** What the daily comparison with the payment provider does. */
public enum Reconciling {
    /** It does not happen. */
    NONE,
    /** Differences are listed in the log. */
    LIST,
    /** What can be mended by reading the provider again is mended, the rest is listed. */
    APPLY
}
