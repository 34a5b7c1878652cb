package io.creditledger.api.call;

import io.creditledger.api.problem.Problem;
import java.util.List;

/** How many items a list may be asked for. */
public final class Limits {
    /** Most items on a page of the native API. */
    public static final int MAX_PAGE = 200;

    private Limits() {}

    /**
     * The limit, if it is possible.
     *
     * @throws Problem 422 when it is not from 1 to {@code max}
     */
    public static int checked(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw Problem.invalid(
                    List.of("query", "limit"),
                    "'limit' must be from 1 to " + max + ", got " + limit + ".",
                    "int_range");
        }
        return limit;
    }
}
