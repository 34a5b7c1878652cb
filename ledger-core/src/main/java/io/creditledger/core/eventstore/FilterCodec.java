package io.creditledger.core.eventstore;

import io.creditledger.core.account.ItemFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Filters of blocks to canonical JSON and back, for views. */
public final class FilterCodec {
    private static final TypeReference<List<ItemFilter>> FILTERS = new TypeReference<>() {};

    private FilterCodec() {}

    /** The JSON of the filters; null: there are none. */
    public static @Nullable String encode(List<ItemFilter> filters) {
        return filters.isEmpty() ? null : LedgerJson.MAPPER.writeValueAsString(filters);
    }

    /** The filters in such JSON; null: none. */
    public static List<ItemFilter> decode(@Nullable String json) {
        return json == null ? List.of() : LedgerJson.MAPPER.readValue(json, FILTERS);
    }
}
