package io.creditledger.projections.checks;

import io.creditledger.core.eventstore.EventCodec;
import io.creditledger.core.eventstore.LeafHash;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.eventstore.StoredEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row with what can be said about it alone.
 *
 * @param leaf the hash that the row should carry
 * @param event the fact; null when it cannot be read
 * @param flaw why the fact cannot be read or is not written in the canonical way; null: nothing is wrong
 */
record CheckedEvent(
        StoredEvent stored,
        byte[] leaf,
        @Nullable RecordedEvent event,
        @Nullable String flaw) {

    static CheckedEvent of(StoredEvent stored) {
        byte[] leaf = LeafHash.of(stored);
        try {
            RecordedEvent event = EventCodec.decode(stored);
            return new CheckedEvent(stored, leaf, event, flaw(stored, event));
        } catch (RuntimeException e) {
            return new CheckedEvent(stored, leaf, null, e.toString());
        }
    }

    private static @Nullable String flaw(StoredEvent stored, RecordedEvent event) {
        if (!event.event().id().equals(stored.eventId())) {
            return "the payload's id " + event.event().id() + " is not the row's " + stored.eventId();
        }
        if (!Arrays.equals(EventCodec.encode(event.event()), stored.payload())) {
            return "the payload is not in canonical form";
        }
        return Arrays.equals(EventCodec.encode(event.metadata()), stored.metadata())
                ? null
                : "the metadata is not in canonical form";
    }
}
