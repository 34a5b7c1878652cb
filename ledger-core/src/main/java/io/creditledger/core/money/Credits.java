package io.creditledger.core.money;

import java.math.BigDecimal;

/**
 * An exact amount of credits, positive, zero or negative.
 *
 * <p>At most {@value #MAX_SCALE} fraction digits, no exponent, no trailing zeros, so that equal amounts are equal
 * records and have one text form. Sums stay exact; nothing here rounds (see {@link Rounding}).
 *
 * @param value the amount in credits, canonical
 */
public record Credits(BigDecimal value) implements Comparable<Credits> {
    /** Fraction digits kept: the scale of {@code NUMERIC(38,12)}. */
    public static final int MAX_SCALE = 12;

    /** The largest amount that one command may name: 10^18 credits. */
    public static final Credits MAX_AMOUNT = new Credits(BigDecimal.TEN.pow(18));

    /** No credits. */
    public static final Credits ZERO = new Credits(BigDecimal.ZERO);

    /** @throws IllegalArgumentException when finer than {@value #MAX_SCALE} fraction digits, or absurd such as 1E999 */
    public Credits {
        value = Decimals.canonical(value);
        if (value.scale() > MAX_SCALE) {
            throw new IllegalArgumentException("credits have at most " + MAX_SCALE + " fraction digits, got " + value);
        }
    }

    /** A whole number of credits. */
    public static Credits of(long whole) {
        return whole == 0 ? ZERO : new Credits(BigDecimal.valueOf(whole));
    }

    /**
     * Credits from plain decimal text such as {@code "12.5"}.
     *
     * @throws NumberFormatException when the text is no decimal number
     * @throws IllegalArgumentException when it is finer than {@value #MAX_SCALE} fraction digits
     */
    public static Credits of(String text) {
        return new Credits(new BigDecimal(text));
    }

    public Credits plus(Credits other) {
        return other.isZero() ? this : isZero() ? other : new Credits(value.add(other.value));
    }

    public Credits minus(Credits other) {
        return other.isZero() ? this : new Credits(value.subtract(other.value));
    }

    /** This much, {@code count} times. */
    public Credits times(int count) {
        return new Credits(value.multiply(BigDecimal.valueOf(count)));
    }

    public Credits negated() {
        return new Credits(value.negate());
    }

    public Credits min(Credits other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Credits max(Credits other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    public boolean exceeds(Credits other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Credits other) {
        return value.compareTo(other.value);
    }

    /** Plain decimal text without exponent or trailing zeros: the one form used in events, JSON and messages. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
