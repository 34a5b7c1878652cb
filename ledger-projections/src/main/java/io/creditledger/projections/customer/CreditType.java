package io.creditledger.projections.customer;

import java.util.Locale;

/** What sort of entry of a customer's ledger; the names are the billing dialect's own. */
public enum CreditType {
    INCREMENT,
    DECREMENT,
    EXPIRATION_CHANGE,
    CREDIT_BLOCK_EXPIRY,
    VOID_INITIATED,
    VOID,
    AMENDMENT;

    /** The name in JSON and SQL. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
