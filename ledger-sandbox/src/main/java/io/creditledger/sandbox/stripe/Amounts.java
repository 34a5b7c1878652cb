package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Money as Stripe has it: whole smallest units of a currency. */
public final class Amounts {
    private static final long MOST = 99_999_999;

    /** Stripe's own list; where it differs from ISO 4217 (MGA without, ISK and UGX with two digits) Stripe is right. */
    private static final Set<String> WITHOUT_DIGITS = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");

    private static final Set<String> THREE_DIGITS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

    /** The least that may be charged, in smallest units. */
    private static final Map<String, Long> LEAST = Map.ofEntries(
            Map.entry("usd", 50L),
            Map.entry("eur", 50L),
            Map.entry("gbp", 30L),
            Map.entry("jpy", 50L),
            Map.entry("aud", 50L),
            Map.entry("cad", 50L),
            Map.entry("chf", 50L),
            Map.entry("brl", 50L),
            Map.entry("inr", 50L),
            Map.entry("nzd", 50L),
            Map.entry("sgd", 50L),
            Map.entry("aed", 200L),
            Map.entry("bgn", 100L),
            Map.entry("czk", 1500L),
            Map.entry("dkk", 250L),
            Map.entry("hkd", 400L),
            Map.entry("huf", 17500L),
            Map.entry("mxn", 1000L),
            Map.entry("myr", 200L),
            Map.entry("nok", 300L),
            Map.entry("pln", 200L),
            Map.entry("ron", 200L),
            Map.entry("sek", 300L),
            Map.entry("thb", 1000L));

    private Amounts() {}

    /** The currency parameter: three letters, lower-cased. */
    static String currency(Form form) {
        String currency = form.required("currency").toLowerCase(Locale.ROOT);
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(c -> c.getCurrencyCode().toLowerCase(Locale.ROOT).equals(currency));
        if (!known) {
            throw ApiError.invalid(
                    null, "Invalid currency: " + currency + ". Stripe does not support it.", form.param("currency"));
        }
        return currency;
    }

    /** Refuses what is too little, too much, or finer than the currency allows. */
    static void check(long amount, String currency, String param) {
        if (amount < 1) {
            throw ApiError.invalid(
                    "parameter_invalid_integer", "This value must be greater than or equal to 1.", param);
        }
        if (amount < LEAST.getOrDefault(currency, 1L)) {
            throw ApiError.invalid(
                    "amount_too_small",
                    "Amount must be at least " + display(LEAST.getOrDefault(currency, 1L), currency),
                    param);
        }
        if (amount > MOST) {
            throw ApiError.invalid("amount_too_large", "Amount must be no more than " + display(MOST, currency), param);
        }
        if (THREE_DIGITS.contains(currency) && amount % 10 != 0) {
            throw ApiError.invalid(
                    "parameter_invalid_integer",
                    "Invalid amount: the last digit must be 0 for " + currency.toUpperCase(Locale.ROOT),
                    param);
        }
    }

    /** The amount for people, as {@code 25.00 USD} or {@code 500 JPY}. */
    public static String display(long amount, String currency) {
        int digits = WITHOUT_DIGITS.contains(currency) ? 0 : THREE_DIGITS.contains(currency) ? 3 : 2;
        return BigDecimal.valueOf(amount, digits).toPlainString() + " " + currency.toUpperCase(Locale.ROOT);
    }
}
