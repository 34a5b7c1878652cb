package io.creditledger.api.body;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Exact decimal numbers from text, without letting a short text stand for a number of a million digits. */
final class Decimals {
    private static final int MAX_DIGITS = 40;
    private static final int MAX_LENGTH = 64;

    private Decimals() {}

    /** The number, or null when the text is none or has more than 40 digits on either side of the point. */
    static @Nullable BigDecimal parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isAscii(text)) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            boolean tooLong = number.precision() - (long) number.scale() > MAX_DIGITS || number.scale() > MAX_DIGITS;
            return tooLong ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** BigDecimal would take digits of other scripts. */
    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
