package io.creditledger.core.commandbus;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/** Axon's cache SPI, bounded: the states of the streams used last. */
final class StateCache implements Cache {
    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> states;

    StateCache(long size) {
        states = Caffeine.newBuilder().maximumSize(size).build();
    }

    /** Drops the states of the streams; of all streams for null. */
    void evict(@Nullable Set<String> streams) {
        if (streams == null) {
            states.invalidateAll();
        } else {
            states.invalidateAll(streams);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <K, V> @Nullable V get(K key) {
        return (V) states.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        states.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return states.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return states.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        states.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return states.getIfPresent(key) != null;
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody listens to the state cache");
    }
}
