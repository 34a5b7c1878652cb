package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.core.account.ItemFilter;
import io.creditledger.core.account.ItemFilter.Operator;
import io.creditledger.core.account.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code filters}: blocks that pay for metered usage of some items only. */
final class Filters {
    private static final String NAME = "filters";
    private static final int MAX = 10;
    private static final Map<String, Operator> OPERATORS =
            Map.of("includes", Operator.INCLUDES, "excludes", Operator.EXCLUDES);

    private Filters() {}

    static List<ItemFilter> read(Fields fields) {
        List<ItemFilter> filters = new ArrayList<>();
        if (fields.has(NAME) && !fields.isEmptyList(NAME)) {
            for (Fields filter : fields.objects(NAME, MAX)) {
                filters.add(fields.nested(filter, Filters::filter));
            }
        }
        return filters;
    }

    private static ItemFilter filter(Fields filter) {
        if (!filter.text("field", 64).equals(FilterBody.ITEM)) {
            filter.error("field", "must be item_id.", "enum");
        }
        Operator operator = filter.optionalChoice("operator", OPERATORS);
        if (operator == null && !filter.has("operator")) {
            filter.error("operator", "is required.", "missing");
        }
        List<String> values = filter.optionalTexts("values", Limits.FILTER_ITEMS, Limits.ITEM);
        if (values == null || values.isEmpty()) {
            filter.error("values", "must name at least one item.", "list_length");
        }
        return new ItemFilter(operator == null ? Operator.INCLUDES : operator, values == null ? List.of() : values);
    }
}
