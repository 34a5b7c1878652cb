package io.creditledger.core.price.model;

import io.creditledger.core.money.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a configuration, each with its path, so that it can be mended at once. */
public final class Flaws {
    /** The highest amount, rate or bound. */
    private static final BigDecimal MOST = BigDecimal.TEN.pow(18);

    /** Fraction digits of an amount, rate or bound: keeps every product exact and of bounded length. */
    private static final int MAX_SCALE = 18;

    /** Tiers or cells of one price. */
    private static final int MAX_ENTRIES = 5_000;

    private static final int MAX_TEXT = 200;

    private final String prefix;
    private final List<Flaw> found;

    private Flaws(String prefix, List<Flaw> found) {
        this.prefix = prefix;
        this.found = found;
    }

    /** Everything that {@code check} reports. */
    public static List<Flaw> of(Consumer<Flaws> check) {
        Flaws flaws = new Flaws("", new ArrayList<>());
        check.accept(flaws);
        return List.copyOf(flaws.found);
    }

    /** The same collection for an object inside: paths begin with its name. */
    public Flaws in(String name) {
        return new Flaws(prefix + name + ".", found);
    }

    /** Notes that something is wrong. */
    public void add(String path, String message) {
        found.add(new Flaw(prefix + path, message));
    }

    /** Not negative, at most 10^18, at most 18 fraction digits; absent is fine. */
    public void amount(String path, @Nullable BigDecimal value) {
        if (value == null) {
            return;
        }
        if (value.signum() < 0) {
            add(path, "must not be negative, got " + Decimals.text(value));
        } else if (value.compareTo(MOST) > 0) {
            add(path, "must not exceed 10^18");
        } else if (value.scale() > MAX_SCALE) {
            add(path, "has at most " + MAX_SCALE + " fraction digits");
        }
    }

    /** An amount above zero. */
    public void positive(String path, BigDecimal value) {
        amount(path, value);
        if (value.signum() == 0) {
            add(path, "must be more than 0");
        }
    }

    /** An amount from 0 to {@code most}. */
    public void share(String path, @Nullable BigDecimal value, int most) {
        amount(path, value);
        if (value != null && value.compareTo(BigDecimal.valueOf(most)) > 0) {
            add(path, "must not exceed " + most + ", got " + Decimals.text(value));
        }
    }

    /** A name: 1 to 200 characters, not blank; absent is fine. */
    public void text(String path, @Nullable String value) {
        if (value != null && (value.isBlank() || isUnusable(value))) {
            add(path, "has 1 to " + MAX_TEXT + " characters, none of them control, and is not blank");
        }
    }

    /** A text that is compared with a property of the usage: may be empty, may be absent. */
    void value(String path, @Nullable String value) {
        if (value != null && isUnusable(value)) {
            add(path, "has at most " + MAX_TEXT + " characters, none of them control");
        }
    }

    /** A database would take two different texts with control characters or halves of characters for the same. */
    private static boolean isUnusable(String text) {
        return text.length() > MAX_TEXT
                || text.codePoints()
                        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /** Checks each entry under its own path; there must be at least one. */
    <T> void each(String path, List<T> entries, BiConsumer<Flaws, T> check) {
        if (entries.isEmpty()) {
            add(path, "must not be empty");
        }
        all(path, entries, check);
    }

    /** Checks each entry under its own path; there may be none. */
    <T> void all(String path, List<T> entries, BiConsumer<Flaws, T> check) {
        if (entries.size() > MAX_ENTRIES) {
            add(path, "has at most " + MAX_ENTRIES + " entries, got " + entries.size());
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            check.accept(new Flaws(prefix + path + "[" + i + "].", found), entries.get(i));
        }
    }

    /** Lower bounds, exclusive: the first is 0, each is above the one before it. */
    void ascending(String path, String field, List<BigDecimal> bounds) {
        for (int i = 0; i < bounds.size(); i++) {
            String place = path + "[" + i + "]." + field;
            if (i == 0 && bounds.getFirst().signum() != 0) {
                add(place, "the first is 0, got " + Decimals.text(bounds.getFirst()));
            } else if (i > 0 && bounds.get(i).compareTo(bounds.get(i - 1)) <= 0) {
                add(place, "must be more than " + Decimals.text(bounds.get(i - 1)));
            }
        }
    }

    /** Upper bounds, inclusive: each is above the one before it, only the last is open. */
    void closing(String path, String field, List<? extends @Nullable BigDecimal> bounds) {
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < bounds.size(); i++) {
            BigDecimal bound = bounds.get(i);
            String place = path + "[" + i + "]." + field;
            boolean last = i == bounds.size() - 1;
            if (last != (bound == null)) {
                add(place, last ? "the last is null: it has no end" : "only the last is null");
            } else if (bound != null && bound.compareTo(before) <= 0) {
                add(place, "must be more than " + Decimals.text(before));
            }
            before = bound == null ? before : bound;
        }
    }

    /** No two entries are for the same. */
    void unique(String path, List<?> keys) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                add(path + "[" + i + "]", "is there twice: " + keys.get(i));
            }
        }
    }
}
