package io.creditledger.core.price.rating;

/** What a line of the working is about. */
public enum Part {
    /** Units at a rate. */
    UNITS,
    /** Units of one tier at its rate. */
    TIER,
    /** All units at the rate of the one tier that they reach. */
    BULK,
    /** Whole packages at a rate. */
    PACKAGES,
    /** Units of a cell; without values: of no listed cell. */
    CELL,
    /** Free units; the amount is 0. */
    ALLOCATION,
    /** The total of the threshold that was reached. */
    THRESHOLD,
    /** Basis points of what events are worth. */
    BASIS_POINTS,
    /** Events for which the cap was charged; the quantity is what they are worth. */
    CAPPED,
    /** What a daily allowance takes off; negative. */
    ALLOWANCE,
    /** What the period's share takes off; negative. */
    PRORATION,
    /** Units that a usage discount made free; the amount is 0. */
    USAGE_DISCOUNT,
    /** What a discount takes off; negative. */
    DISCOUNT,
    /** What is missing to a minimum. */
    MINIMUM,
    /** What is above a maximum; negative. */
    MAXIMUM,
    /** What rounding the charged total to the digits of credits adds, or, negative, takes off. */
    ROUNDING,
    /**
     * What usage that stayed came to cost more since other usage was undone; negative: less, as far as it is made up.
     */
    UNDONE
}
