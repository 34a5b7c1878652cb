package io.creditledger.core.payment;

/**
 * What a payer saved for being charged again.
 *
 * @param customer the provider's customer, {@code cus_…}
 * @param method the provider's payment method, {@code pm_…}
 */
public record SavedMethod(String customer, String method) {}
