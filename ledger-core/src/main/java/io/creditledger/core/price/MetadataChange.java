package io.creditledger.core.price;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What is to change about the metadata of a price or customer.
 *
 * @param cleared whether everything that was there goes first
 * @param removed keys that go
 * @param set keys and their values from now on
 */
public record MetadataChange(boolean cleared, SortedSet<String> removed, SortedMap<String, String> set) {
    /** The metadata after the change. */
    public SortedMap<String, String> of(SortedMap<String, String> before) {
        SortedMap<String, String> after = cleared ? new TreeMap<>() : new TreeMap<>(before);
        removed.forEach(after::remove);
        after.putAll(set);
        return after;
    }
}
