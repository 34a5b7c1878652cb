package io.creditledger.core.price.evaluation;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in properties of events: plain decimals of up to 18 digits on either side of the point. */
final class Quantity {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private Quantity() {}

    /** The number; null: the text is none. */
    static @Nullable BigDecimal of(@Nullable String text) {
        return text != null && DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}
