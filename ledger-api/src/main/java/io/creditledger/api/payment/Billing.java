package io.creditledger.api.payment;

import org.jspecify.annotations.Nullable;

/**
 * Who pays.
 *
 * @param email where the receipt goes
 * @param country ISO 3166 code of two letters
 */
public record Billing(
        @Nullable String email,
        @Nullable String name,
        @Nullable String country,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String state,
        @Nullable String line1,
        @Nullable String line2) {
    /** Nothing is known. */
    public static final Billing NONE = new Billing(null, null, null, null, null, null, null, null);
}
