package io.creditledger.core.eventstore;

import io.creditledger.core.decider.LedgerEvent;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A fact decided but not yet appended: everything of its row but position, time and hash.
 *
 * @param stream whose fact
 * @param seq number in the stream
 * @param event the fact
 * @param type stable name and revision
 * @param payload canonical JSON
 * @param metadata who and why
 * @param metadataJson the same as canonical JSON
 * @param key idempotency key of the command, on its first event only
 */
record StagedEvent(
        String stream,
        long seq,
        LedgerEvent event,
        EventTypes.EventType type,
        byte[] payload,
        SortedMap<String, String> metadata,
        byte[] metadataJson,
        @Nullable String key) {}
