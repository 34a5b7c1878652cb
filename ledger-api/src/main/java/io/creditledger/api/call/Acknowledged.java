package io.creditledger.api.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * The last position that this node told somebody about, per stream: reads wait until their view shows it, so everyone
 * reads their own writes. Forgets a stream after an hour, when every view that runs at all is long past it.
 */
public final class Acknowledged {
    private final Cache<String, Long> positions = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** Notes that a caller was told of {@code position} in {@code stream}. */
    public void note(String stream, long position) {
        positions.asMap().merge(stream, position, Math::max);
    }

    /** The position to wait for; 0 when nobody was told anything. */
    public long position(String stream) {
        Long position = positions.getIfPresent(stream);
        return position == null ? 0 : position;
    }
}
