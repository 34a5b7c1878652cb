package io.creditledger.core.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How bought credits are invoiced: their amount times their cost basis.
 *
 * @param currency of the total, ISO 4217
 * @param autoCollection whether it is to be collected by a saved payment method
 * @param netTerms days from its date until it is due; null: {@code dueAt} says
 * @param dueAt when it is due; null: {@code netTerms} say
 * @param date of the invoice; null: when the block is effective
 * @param memo shown on it
 * @param item sold by its line
 * @param paid whether it was paid before the ledger was told
 * @param required whether the credits come only when it is paid
 */
public record Invoicing(
        String currency,
        boolean autoCollection,
        @Nullable Integer netTerms,
        @Nullable Instant dueAt,
        @Nullable Instant date,
        @Nullable String memo,
        @Nullable String item,
        boolean paid,
        boolean required) {
    /** What is charged in where a customer has no currency. */
    public static final String CURRENCY = "USD";

    /** Whether the credits wait for a payment. */
    boolean waits() {
        return required && !paid;
    }
}
