package io.creditledger.core.money;

import java.math.BigDecimal;

/** The one form of an exact decimal that records are compared and stored in. */
public final class Decimals {
    /** No amount needs more zeros at an end than this; more would only make a number explode when it is written out. */
    private static final int MAX_ZEROS = 64;

    private Decimals() {}

    /** For people: without an exponent, unless that would take more than 64 zeros. */
    public static String text(BigDecimal value) {
        boolean plain = Math.abs((long) value.scale()) <= MAX_ZEROS;
        return plain ? value.toPlainString() : value.toString();
    }

    /**
     * The same number without trailing zeros and without exponent, so that equal numbers are equal objects.
     *
     * @throws IllegalArgumentException when the number ends in more than 64 zeros before the point, such as 1E999
     */
    public static BigDecimal canonical(BigDecimal value) {
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (stripped.scale() < -MAX_ZEROS) {
            throw new IllegalArgumentException("the number " + stripped + " is too large");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
