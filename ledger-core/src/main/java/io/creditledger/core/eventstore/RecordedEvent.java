package io.creditledger.core.eventstore;

import io.creditledger.core.decider.LedgerEvent;
import java.time.Instant;
import java.util.SortedMap;

/**
 * A fact with its place in the book.
 *
 * @param position number in the book, gapless, from 1
 * @param stream whose fact
 * @param seq number in the stream, gapless, from 0
 * @param recordedAt when it was appended; never decreases with position
 * @param event the fact
 * @param metadata who and why: actor, request id, tenant
 */
public record RecordedEvent(
        long position,
        String stream,
        long seq,
        Instant recordedAt,
        LedgerEvent event,
        SortedMap<String, String> metadata) {}
