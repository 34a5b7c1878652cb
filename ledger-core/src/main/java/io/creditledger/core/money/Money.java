package io.creditledger.core.money;

import java.math.BigDecimal;

/**
 * An exact amount of money, counted in minor units (cents), positive, zero or negative. Never converted, never rounded.
 *
 * @param minor in minor units: 2500 of {@code usd} is $25.00, of {@code jpy} ¥2500, of {@code kwd} 2.500 dinars
 * @param currency which money
 */
public record Money(long minor, Currency currency) {
    /** The most that can be charged at once, in minor units: far more than any provider takes. */
    public static final long MAX_CHARGE = 1_000_000_000_000_000L;

    /** {@code minor} units of the currency with this code, such as {@code usd}. */
    public static Money of(long minor, String currency) {
        return new Money(minor, new Currency(currency));
    }

    /**
     * The money of a price in major units.
     *
     * @throws IllegalArgumentException when the amount is finer than the currency, or too large to be counted
     */
    public static Money ofMajor(BigDecimal major, Currency currency) {
        if (isTooFine(major, currency)) {
            throw new IllegalArgumentException(major.toPlainString() + " is finer than a minor unit of " + currency);
        }
        try {
            return new Money(major.movePointRight(currency.fractionDigits()).longValueExact(), currency);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(major + " " + currency + " is too much to be counted", e);
        }
    }

    /** Whether a price in major units has more fraction digits than the currency can express. */
    public static boolean isTooFine(BigDecimal major, Currency currency) {
        return Decimals.canonical(major).scale() > currency.fractionDigits();
    }

    /** In major units, canonical: 25 for 2500 of {@code usd}. */
    public BigDecimal major() {
        return Decimals.canonical(BigDecimal.valueOf(minor, currency.fractionDigits()));
    }

    public boolean isPositive() {
        return minor > 0;
    }

    /** Whether this can be charged: positive, at most {@value #MAX_CHARGE}, a multiple of the currency's step. */
    public boolean isChargeable() {
        return minor > 0 && minor <= MAX_CHARGE && minor % currency.chargeStep() == 0;
    }

    /**
     * This much, {@code count} times.
     *
     * @throws ArithmeticException when that is too much to be counted
     */
    public Money times(int count) {
        return new Money(Math.multiplyExact(minor, count), currency);
    }

    /** {@code 25.00 usd}, with all fraction digits of the currency. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(minor, currency.fractionDigits()).toPlainString() + " " + currency;
    }
}
