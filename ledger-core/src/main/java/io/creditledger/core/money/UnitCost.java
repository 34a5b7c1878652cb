package io.creditledger.core.money;

import java.math.BigDecimal;

/**
 * What one credit of a block was paid for, in major units of the account's pricing currency; zero for given credits.
 *
 * @param value exact, not negative, at most {@value #MAX_SCALE} fraction digits, canonical like {@link Credits}
 */
public record UnitCost(BigDecimal value) implements Comparable<UnitCost> {
    /** Fraction digits kept. */
    public static final int MAX_SCALE = 12;

    /** The highest cost that one command may name: 10^18 of the currency's major unit. */
    public static final UnitCost MAX_COST = new UnitCost(BigDecimal.TEN.pow(18));

    /** Given credits cost nothing. */
    public static final UnitCost ZERO = new UnitCost(BigDecimal.ZERO);

    /** @throws IllegalArgumentException when negative or finer than {@value #MAX_SCALE} fraction digits */
    public UnitCost {
        value = Decimals.canonical(value);
        if (value.signum() < 0 || value.scale() > MAX_SCALE) {
            throw new IllegalArgumentException(
                    "a cost basis is not negative and has at most " + MAX_SCALE + " fraction digits, got " + value);
        }
    }

    /** A cost from plain decimal text such as {@code "0.05"}. */
    public static UnitCost of(String text) {
        return new UnitCost(new BigDecimal(text));
    }

    public boolean exceeds(UnitCost other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(UnitCost other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
