package io.creditledger.core.money;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A currency as payment providers write it: the ISO 4217 code in lower case, such as {@code usd}.
 *
 * <p>How many fraction digits its minor unit stands for is Stripe's rule (docs.stripe.com/currencies), which differs
 * from ISO's in few places: Malagasy ariary have none, Icelandic króna and Ugandan shillings are counted in hundredths
 * although only whole ones can be charged.
 *
 * @param code three lower-case letters
 */
public record Currency(String code) {
    private static final Pattern CODE = Pattern.compile("[a-z]{3}");
    private static final Set<String> NO_FRACTION = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");
    private static final Set<String> THREE_DIGITS = Set.of("bhd", "jod", "kwd", "omr", "tnd");
    private static final Set<String> WHOLE_ONLY = Set.of("isk", "ugx");

    /** @throws IllegalArgumentException when it is no code of three lower-case letters */
    public Currency {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("'" + code + "' is no currency: three lower-case letters such as usd");
        }
    }

    /** Whether {@code text} could be the code of a currency. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** Fraction digits of the major unit that the minor unit counts: 2 for {@code usd}, 0 for {@code jpy}. */
    public int fractionDigits() {
        if (NO_FRACTION.contains(code)) {
            return 0;
        }
        return THREE_DIGITS.contains(code) ? 3 : 2;
    }

    /** What an amount that is charged must be a multiple of, in minor units: 1, 10 (three digits) or 100 (króna). */
    public long chargeStep() {
        if (THREE_DIGITS.contains(code)) {
            return 10;
        }
        return WHOLE_ONLY.contains(code) ? 100 : 1;
    }

    @Override
    public String toString() {
        return code;
    }
}
