package io.creditledger.core.payment;

import io.creditledger.core.tier.Period;

/**
 * What a payment was begun for: fixed then, whatever the tier costs or brings when the payment is redeemed for it.
 *
 * @param purpose what the tier brings for the agreed amount
 * @param every how often it is bought
 */
public record Quote(Purpose purpose, Period every) {}
