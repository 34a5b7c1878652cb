package io.creditledger.projections.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lines: those matching any pattern (all when empty), with an entry number below {@code beforeEntry} when given.
 *
 * @param patterns type and kind; a null part matches anything
 * @param beforeEntry exclusive upper bound of the entry number
 */
public record TransactionFilter(
        List<Pattern> patterns, @Nullable Long beforeEntry) {
    /** One alternative. {@code excludedKinds}: kinds that this alternative does not match. */
    public record Pattern(
            @Nullable EntryType type, @Nullable String kind, List<String> excludedKinds) {}

    /** Everything. */
    public static final TransactionFilter ALL = new TransactionFilter(List.of(), null);
}
