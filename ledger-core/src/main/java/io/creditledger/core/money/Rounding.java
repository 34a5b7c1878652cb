package io.creditledger.core.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Every rounding and division of the ledger, named. Nothing else rounds. */
public final class Rounding {
    /** Fraction digits of a prorated amount: far finer than any charge, so that only the charge is felt as rounded. */
    public static final int PRORATED_SCALE = 36;

    /** Fraction digits of a quantity of usage. */
    public static final int QUANTITY_SCALE = 18;

    private Rounding() {}

    /**
     * Whole credits for the integer dialects: toward negative infinity, so that nobody is shown more than they have.
     */
    public static BigInteger floorToWhole(Credits credits) {
        return credits.value().setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
    }

    /**
     * What one credit cost when {@code total} was paid for {@code credits}: half even at {@link UnitCost#MAX_SCALE}.
     */
    public static UnitCost perCredit(BigDecimal total, Credits credits) {
        return new UnitCost(total.divide(credits.value(), UnitCost.MAX_SCALE, RoundingMode.HALF_EVEN));
    }

    /**
     * The credits that belong to {@code part} of {@code whole} money: down to the last fraction digit that
     * {@code credits} has itself, so that whole credits stay whole. All of the money is all of the credits, and the
     * difference between two such shares never loses a credit.
     *
     * @param part from 0 to {@code whole}, in minor units
     * @param whole positive, in minor units
     */
    public static Credits floorShare(Credits credits, long part, long whole) {
        BigDecimal product = credits.value().multiply(BigDecimal.valueOf(part));
        int digits = credits.value().scale();
        return new Credits(product.divide(BigDecimal.valueOf(whole), digits, RoundingMode.FLOOR));
    }

    /** How many packages of {@code size} hold {@code quantity}: a package that was begun counts as one. */
    public static BigDecimal packages(BigDecimal quantity, BigDecimal size) {
        return quantity.divide(size, 0, RoundingMode.CEILING);
    }

    /**
     * The part of {@code amount} for {@code served} of {@code whole} days: half even at {@link #PRORATED_SCALE}.
     *
     * @param served from 0 to {@code whole}
     * @param whole positive
     */
    public static BigDecimal prorated(BigDecimal amount, long served, long whole) {
        BigDecimal product = amount.multiply(BigDecimal.valueOf(served));
        return Decimals.canonical(product.divide(BigDecimal.valueOf(whole), PRORATED_SCALE, RoundingMode.HALF_EVEN));
    }

    /** Credits for a charged total: half up at {@link Credits#MAX_SCALE}, so that a greater total is never less. */
    public static Credits charged(BigDecimal total) {
        return new Credits(total.setScale(Credits.MAX_SCALE, RoundingMode.HALF_UP));
    }

    /**
     * The usage that belongs to {@code part} of the credits that {@code quantity} cost: down at
     * {@link #QUANTITY_SCALE}; all of the credits are all of the usage.
     *
     * @param part from 0 to {@code whole}
     * @param whole positive
     */
    public static BigDecimal usageShare(BigDecimal quantity, Credits part, Credits whole) {
        BigDecimal product = quantity.multiply(part.value());
        return Decimals.canonical(product.divide(whole.value(), QUANTITY_SCALE, RoundingMode.FLOOR));
    }
}
