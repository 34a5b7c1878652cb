package io.creditledger.core.account;

import java.util.List;

/**
 * Which metered usage a block pays for, by the item of its price.
 *
 * @param operator whether the items named are the ones paid for, or the ones not
 * @param items the items, at least one
 */
public record ItemFilter(Operator operator, List<String> items) {
    /** How the items count. */
    public enum Operator {
        INCLUDES,
        EXCLUDES
    }

    public ItemFilter {
        items = List.copyOf(items);
    }

    boolean matches(String item) {
        return items.contains(item) == (operator == Operator.INCLUDES);
    }
}
