package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Decimals;
import io.creditledger.core.price.rating.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How usage became credits: what explains the charge for ever. The price's terms are those of its fact
 * {@code revision}, and the amounts of the working sum up to the credits taken.
 *
 * @param price which price of the tenant
 * @param revision number of the price's fact that fixed the terms, from 1
 * @param begin of the billing period that the usage belongs to, inclusive
 * @param end of it, exclusive; null: never
 * @param metric what the price measures
 * @param quantity units used
 * @param properties what was said about the usage
 * @param keys the properties by which the price tells usage apart
 * @param before units of the period before this
 * @param after units of the period with this
 * @param working what this cost beyond what the period's usage before it did, line by line
 * @param plain names of properties that were said as a number or boolean and not as a text
 */
public record Metered(
        UUID price,
        long revision,
        Instant begin,
        @Nullable Instant end,
        String metric,
        BigDecimal quantity,
        SortedMap<String, String> properties,
        List<String> keys,
        BigDecimal before,
        BigDecimal after,
        List<Line> working,
        List<String> plain) {
    private static final Pattern PLAIN = Pattern.compile("true|false|-?[0-9]{1,60}(\\.[0-9]{1,60})?");

    public Metered {
        quantity = Decimals.canonical(quantity);
        before = Decimals.canonical(before);
        after = Decimals.canonical(after);
        keys = List.copyOf(keys);
        working = List.copyOf(working);
        plain = List.copyOf(plain);
    }

    /** Whether a text can stand for a number or boolean. */
    public static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    /** The credits that were taken for the usage. */
    Credits charged() {
        return new Credits(working.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** What the price asks of the properties. */
    SortedMap<String, String> asked() {
        return Meter.asked(keys, properties);
    }
}
