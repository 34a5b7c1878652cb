package io.creditledger.core.account;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the caller wants to be remembered with an entry. No rule looks at it.
 *
 * @param reason free text for humans
 * @param reference the caller's own id of the occasion
 * @param metadata free string pairs, sorted by key
 */
public record Note(@Nullable String reason, @Nullable String reference, SortedMap<String, String> metadata) {
    /** Nothing to remember. */
    public static final Note NONE = new Note(null, null, new TreeMap<>());

    public static Note of(@Nullable String reason, @Nullable String reference, Map<String, String> metadata) {
        return new Note(reason, reference, new TreeMap<>(metadata));
    }

    public static Note reason(String reason) {
        return new Note(reason, null, new TreeMap<>());
    }
}
