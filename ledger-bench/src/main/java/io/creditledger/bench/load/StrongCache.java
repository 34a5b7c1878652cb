package io.creditledger.bench.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;

/** A cache that forgets nothing: the best that the stock repository can be given. */
final class StrongCache implements Cache {
    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // as Axon declares it
    public <K, V> V get(K key) {
        return (V) values.get(key);
    }

    @Override
    public void put(Object key, Object value) {
        values.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return values.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return values.remove(key) != null;
    }

    @Override
    public void removeAll() {
        values.clear();
    }

    @Override
    public boolean containsKey(Object key) {
        return values.containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
