package io.creditledger.core.money;

import java.math.BigDecimal;

/** The one form of an exact decimal that records are compared and stored in. */
public final class Decimals {
    /** No amount needs more trailing zeros than this; more would only make a number explode when it is written out. */
    private static final int MAX_TRAILING_ZEROS = 64;

    private Decimals() {}

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
        if (stripped.scale() < -MAX_TRAILING_ZEROS) {
            throw new IllegalArgumentException("the number " + stripped + " is too large");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
