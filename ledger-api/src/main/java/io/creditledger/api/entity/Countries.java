package io.creditledger.api.entity;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Countries as people write them, into ISO 3166-1 codes of two letters: the provider takes nothing else. The contract
 * does not say in which form they are sent, and whether a payment is made must not depend on it.
 */
final class Countries {
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The code of a country given by its code of two or three letters or its English name; null: none is known. */
    static @Nullable String code(@Nullable String country) {
        return country == null ? null : CODES.get(country.strip().toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            codes.put(code.toLowerCase(Locale.ROOT), code);
            codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            codes.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        codes.put("uk", "GB"); // reserved for it, and what many write
        return codes;
    }
}
