package io.creditledger.core.eventstore;

import io.creditledger.core.decider.LedgerEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt of a lane wants to append: events in the order decided, and the keys to bind.
 *
 * <p>Used by one thread. The epoch says which foreign writes the lane had heard of when it began to decide; the append
 * lane refuses the batch when one of its streams has been written by somebody else since.
 */
public final class StagedBatch {
    /** Name of the unit-of-work resource that holds the batch. */
    public static final String RESOURCE = StagedBatch.class.getName();

    private static final SortedMap<String, String> NOBODY = new TreeMap<>();
    private static final byte[] NOBODY_JSON = EventCodec.encode(NOBODY);

    private final long epoch;
    private final List<StagedEvent> events = new ArrayList<>();
    private final Map<String, List<DomainEventMessage<?>>> byStream = new HashMap<>();
    private final List<KeyBinding> keys = new ArrayList<>();
    private final Set<String> streams = new HashSet<>();
    private final Map<String, History> prefetched = new HashMap<>();
    private boolean headMatters;
    private SortedMap<String, String> metadata = NOBODY;
    private byte[] metadataJson = NOBODY_JSON;
    private @Nullable String key;
    private long firstPosition = -1;
    private @Nullable Instant recordedAt;

    StagedBatch(long epoch) {
        this.epoch = epoch;
    }

    /** Begins a command: the events staged from now on are its events. */
    public void begin(String stream, SortedMap<String, String> commandMetadata, @Nullable String commandKey) {
        streams.add(stream);
        if (!commandMetadata.equals(metadata)) {
            metadata = commandMetadata;
            metadataJson = EventCodec.encode(commandMetadata);
        }
        key = commandKey;
    }

    void stage(DomainEventMessage<?> message) {
        if (!(message.getPayload() instanceof LedgerEvent event)) {
            throw new IllegalArgumentException("only facts of the ledger are stored, got " + message.getPayloadType());
        }
        events.add(new StagedEvent(
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                event,
                EventTypes.of(event),
                EventCodec.encode(event),
                metadata,
                metadataJson,
                key));
        key = null;
        byStream.computeIfAbsent(message.getAggregateIdentifier(), s -> new ArrayList<>())
                .add(message);
    }

    List<DomainEventMessage<?>> staged(String stream) {
        return byStream.getOrDefault(stream, List.of());
    }

    /** Gives a key its outcome. */
    public void bind(KeyBinding binding) {
        keys.add(binding);
    }

    /** Says that an answer depends on the state although it appends nothing, so the head must be checked. */
    public void dependOnHead() {
        headMatters = true;
    }

    /** Number of events staged so far: the index of the next one. */
    public int size() {
        return events.size();
    }

    /** Position of the event at an index; only once the batch was appended. */
    public long position(int index) {
        if (firstPosition < 0) {
            throw new IllegalStateException("the batch was not appended");
        }
        return firstPosition + index;
    }

    /** Events {@code from} (inclusive) to {@code to} (exclusive) as recorded; only once the batch was appended. */
    public List<RecordedEvent> recorded(int from, int to) {
        List<RecordedEvent> recorded = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            recorded.add(recorded(i));
        }
        return recorded;
    }

    RecordedEvent recorded(int index) {
        StagedEvent e = events.get(index);
        if (recordedAt == null) {
            throw new IllegalStateException("the batch was not appended");
        }
        return new RecordedEvent(position(index), e.stream(), e.seq(), recordedAt, e.event(), e.metadata());
    }

    void appended(long first, Instant at) {
        firstPosition = first;
        recordedAt = at;
    }

    void prefetch(Map<String, History> histories) {
        prefetched.putAll(histories);
    }

    @Nullable
    History takePrefetched(String stream) {
        return prefetched.remove(stream);
    }

    long epoch() {
        return epoch;
    }

    List<StagedEvent> events() {
        return events;
    }

    List<KeyBinding> keys() {
        return keys;
    }

    Set<String> streams() {
        return streams;
    }

    boolean isEmpty() {
        return events.isEmpty() && keys.isEmpty();
    }

    boolean headMatters() {
        return headMatters;
    }
}
