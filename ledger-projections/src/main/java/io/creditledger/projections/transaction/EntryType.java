package io.creditledger.projections.transaction;

/** What sort of statement line; one per entry event. Lower case in SQL and JSON. */
public enum EntryType {
    PURCHASE,
    ORDER,
    GRANT,
    DECREMENT,
    CAPTURE,
    EXPIRY,
    VOID,
    EXPIRY_CHANGE,
    AMENDMENT,
    REVERSAL,
    REINSTATEMENT
}
