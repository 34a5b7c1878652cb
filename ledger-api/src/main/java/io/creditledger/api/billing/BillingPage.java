package io.creditledger.api.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.api.call.Cursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as this dialect writes it.
 *
 * @param data the items
 * @param pagination how to go on
 */
record BillingPage<T>(
        List<T> data, @JsonProperty("pagination_metadata") Pagination pagination) {
    /** Items of a page unless the caller says otherwise; for annotations. */
    static final String DEFAULT_LIMIT = "20";

    /** Most items of a page. */
    static final int MAX_LIMIT = 100;

    /**
     * How a list goes on.
     *
     * @param hasMore whether there is a next page
     * @param nextCursor what to send as {@code cursor} for it
     */
    record Pagination(
            @JsonProperty("has_more") boolean hasMore,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}

    /**
     * The first {@code limit} of {@code rows}; one more was asked for, to know whether there is a next page.
     *
     * @param mark where the page after a row begins
     */
    static <R, T> BillingPage<T> of(List<R> rows, int limit, Function<R, T> body, Function<R, String> mark) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        String cursor = more ? Cursor.of(mark.apply(shown.getLast())) : null;
        return new BillingPage<>(shown.stream().map(body).toList(), new Pagination(more, cursor));
    }
}
