package io.creditledger.api.billing;

import io.creditledger.core.account.ItemFilter;
import java.util.List;
import java.util.Locale;

/**
 * A filter of a block as the published clients expect it.
 *
 * @param field what it looks at: the item of a price
 * @param operator {@code includes} or {@code excludes}
 * @param values the items
 */
record FilterBody(String field, String operator, List<String> values) {
    /** The one field that blocks can be filtered by. */
    static final String ITEM = "item_id";

    static List<FilterBody> of(List<ItemFilter> filters) {
        return filters.stream()
                .map(filter -> new FilterBody(ITEM, filter.operator().name().toLowerCase(Locale.ROOT), filter.items()))
                .toList();
    }
}
