package io.creditledger.core.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Every rounding and division of the ledger, named. Nothing else rounds. */
public final class Rounding {
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
}
