package io.creditledger.core.price.model;

import java.math.BigDecimal;

/**
 * The rate of units from a bound on, up to the next step's.
 *
 * @param above lower bound, exclusive: a quantity equal to it belongs to the step before
 * @param rate per unit
 */
public record Step(BigDecimal above, BigDecimal rate) {}
