package io.creditledger.api.payment;

import io.creditledger.core.payment.PaidObjects;

/**
 * A page on which a person pays.
 *
 * @param session the provider's id, {@code cs_…}
 * @param url where it is
 * @param objects what is known of the payment's objects
 */
public record Checkout(String session, String url, PaidObjects objects) {}
