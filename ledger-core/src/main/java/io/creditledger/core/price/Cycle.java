package io.creditledger.core.price;

/**
 * How long a period of billing or invoicing is.
 *
 * @param duration in units, positive
 * @param unit days or months
 */
public record Cycle(int duration, Unit unit) {
    /** What a cycle is counted in. */
    public enum Unit {
        DAY,
        MONTH
    }

    static Cycle months(int months) {
        return new Cycle(months, Unit.MONTH);
    }
}
