package io.creditledger.core.eventstore;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the event table, undecoded: what the leaf hash covers, and the hash.
 *
 * @param book independent ledger; 1 unless there are several
 * @param position number in the book
 * @param stream whose fact
 * @param seq number in the stream, from 0
 * @param eventId identity of the fact
 * @param type stable name such as {@code credits.decremented}
 * @param revision version of the type's payload, from 1
 * @param recordedAt when it was appended, microseconds
 * @param payload canonical JSON, exactly as hashed
 * @param metadata canonical JSON, exactly as hashed
 * @param idempotencyKey key of the command, on its first event only
 * @param hash RFC 6962 leaf hash of all the above
 */
public record StoredEvent(
        int book,
        long position,
        String stream,
        long seq,
        UUID eventId,
        String type,
        int revision,
        Instant recordedAt,
        byte[] payload,
        byte[] metadata,
        @Nullable String idempotencyKey,
        byte[] hash) {}
