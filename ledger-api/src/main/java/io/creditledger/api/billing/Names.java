package io.creditledger.api.billing;

import java.util.Locale;

/** The names of components as this dialect writes them. */
final class Names {
    private Names() {}

    /** {@code unit_amount} for {@code unitAmount}. */
    static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
