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
}
