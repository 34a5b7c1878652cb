package io.creditledger.core.eventstore;

import java.time.Instant;
import java.util.UUID;

/**
 * The book's head row: the end of history as one writer knows it.
 *
 * @param position of the last event; 0: none yet
 * @param version writes so far
 * @param batch identity of the last write
 * @param chain running hash over all leaves
 * @param recordedAt of the last event
 */
public record Head(long position, long version, UUID batch, byte[] chain, Instant recordedAt) {}
