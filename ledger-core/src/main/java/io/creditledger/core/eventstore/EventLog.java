package io.creditledger.core.eventstore;

import java.time.Instant;
import java.util.List;

/** Reading access to one book's events, straight from the database. */
public interface EventLog {
    /** Position of the last event; 0 in an empty book. */
    long headPosition();

    /** Up to {@code limit} events after {@code position}, in order. */
    List<StoredEvent> after(long position, int limit);

    /** Events of a stream with sequence number at least {@code fromSeq} and position at most {@code upTo}, in order. */
    List<StoredEvent> stream(String stream, long fromSeq, long upTo);

    /** Position of the last event recorded at or before {@code time}; 0 when there is none. */
    long positionAt(Instant time);

    /** The fact in a row. */
    RecordedEvent decode(StoredEvent stored);
}
