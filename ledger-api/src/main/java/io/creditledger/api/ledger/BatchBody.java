package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of each command of a batch, in its order. */
record BatchBody(List<Result> results) {
    /**
     * One command's answer.
     *
     * @param index place in the batch, from 0
     * @param status what the single operation would have answered with
     * @param position position of its last event
     * @param replayed whether the key had been answered before
     * @param result the body of the single operation
     * @param error the error of the single operation
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            int index,
            int status,
            @Nullable Long position,
            @Nullable Boolean replayed,
            @Nullable Object result,
            @Nullable Map<String, Object> error) {}
}
