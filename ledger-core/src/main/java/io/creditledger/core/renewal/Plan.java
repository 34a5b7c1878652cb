package io.creditledger.core.renewal;

import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.SavedMethod;
import java.util.UUID;

/**
 * What is bought each period, frozen when it was bought first: a change of the tier does not change it.
 *
 * @param firstPayment that paid the first period
 * @param periods when it is bought again
 * @param price what a period costs
 * @param purpose what a period brings, its source recurring
 * @param method what is charged
 */
public record Plan(UUID firstPayment, Periods periods, Money price, Purpose purpose, SavedMethod method) {}
