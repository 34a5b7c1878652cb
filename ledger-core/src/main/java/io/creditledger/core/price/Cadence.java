package io.creditledger.core.price;

import org.jspecify.annotations.Nullable;

/** How often a price is billed. */
public enum Cadence {
    ONE_TIME(Cycle.months(1)),
    MONTHLY(Cycle.months(1)),
    QUARTERLY(Cycle.months(3)),
    SEMI_ANNUAL(Cycle.months(6)),
    ANNUAL(Cycle.months(12)),
    /** As often as the price says itself. */
    CUSTOM(null);

    private final @Nullable Cycle cycle;

    Cadence(@Nullable Cycle cycle) {
        this.cycle = cycle;
    }

    /** The period; null: the price says it itself. */
    public @Nullable Cycle cycle() {
        return cycle;
    }
}
