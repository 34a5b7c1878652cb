package io.creditledger.bench.torture.workload;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What clients ask for, how often, and where. */
enum Kind {
    DECREMENT(40, "decrements", "", null),
    GRANT(10, "grants", "", null),
    PURCHASE(6, "purchases", "", null),
    HOLD(9, "holds", "", null),
    CAPTURE(8, "holds", "captures", Known.Thing.HOLD),
    RELEASE(3, "holds", "release", Known.Thing.HOLD),
    VOID(2, "blocks", "void", Known.Thing.BLOCK),
    EXPIRY(3, "blocks", "expiry", Known.Thing.BLOCK),
    AMEND(5, "transactions", "amendments", Known.Thing.DECREMENT),
    REVERSE(2, "transactions", "reversals", Known.Thing.PURCHASE),
    REINSTATE(2, "transactions", "reinstatements", Known.Thing.REVERSAL),
    CONFIGURE(1, "", "", null);

    private static final int TOTAL = total();

    private final int weight;
    private final String path;
    private final String subpath;
    private final Known.@Nullable Thing target;

    Kind(int weight, String path, String subpath, Known.@Nullable Thing target) {
        this.weight = weight;
        this.path = path;
        this.subpath = subpath;
        this.target = target;
    }

    /** The kind that a number from 0 to {@link #total} stands for. */
    static Kind at(int number) {
        int left = number;
        for (Kind kind : values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind has number " + number + " of " + TOTAL);
    }

    static int total() {
        int sum = 0;
        for (Kind kind : values()) {
            sum += kind.weight;
        }
        return sum;
    }

    /** What it needs to name; null: nothing. */
    Known.@Nullable Thing target() {
        return target;
    }

    /** As a batch calls it. */
    String batchName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How a batch calls what it names. */
    String targetField() {
        return switch (this) {
            case CAPTURE, RELEASE -> "hold";
            case VOID, EXPIRY -> "block";
            default -> "transaction";
        };
    }

    /** Where it is asked for; {@code id} is what it names, empty if nothing. */
    String path(String account, String id) {
        String at = "/accounts/" + account;
        if (this == CONFIGURE) {
            return at;
        }
        return id.isEmpty() ? at + "/" + path : at + "/" + path + "/" + id + "/" + subpath;
    }
}
