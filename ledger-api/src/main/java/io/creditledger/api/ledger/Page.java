package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.api.call.Cursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param data the items
 * @param hasMore whether there is a next page
 * @param nextCursor what to send as {@code cursor} for it
 */
record Page<T>(
        List<T> data,
        @JsonProperty("has_more") boolean hasMore,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {

    /**
     * The first {@code limit} of {@code rows}; one more was asked for, to know whether there is a next page.
     *
     * @param mark where the page after a row begins
     */
    static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> body, Function<R, String> mark) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        String cursor = more ? Cursor.of(mark.apply(shown.getLast())) : null;
        return new Page<>(shown.stream().map(body).toList(), more, cursor);
    }
}
