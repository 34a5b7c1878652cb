package io.creditledger.core.eventstore;

import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.eventstore.EventTypes.EventType;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** Facts to canonical JSON bytes and back. */
public final class EventCodec {
    private static final TypeReference<TreeMap<String, String>> TEXT_MAP = new TypeReference<>() {};

    private EventCodec() {}

    /** Canonical bytes of a fact. */
    public static byte[] encode(LedgerEvent event) {
        return LedgerJson.MAPPER.writeValueAsBytes(event);
    }

    /** Canonical bytes of metadata. */
    public static byte[] encode(SortedMap<String, String> metadata) {
        return LedgerJson.MAPPER.writeValueAsBytes(metadata);
    }

    /**
     * The fact in a row.
     *
     * @throws UnreadableEvent when the type is unknown or the payload does not fit it
     */
    public static RecordedEvent decode(StoredEvent stored) {
        EventType type = EventTypes.named(stored.type(), stored.revision());
        try {
            return new RecordedEvent(
                    stored.position(),
                    stored.stream(),
                    stored.seq(),
                    stored.recordedAt(),
                    LedgerJson.MAPPER.readValue(stored.payload(), type.event()),
                    LedgerJson.MAPPER.readValue(stored.metadata(), TEXT_MAP));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableEvent(
                    "position " + stored.position() + ": the payload of " + stored.type() + " cannot be read", e);
        }
    }
}
