package io.creditledger.core.eventstore;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Reading access to one book's events, straight from the database. */
public interface EventLog {
    /** Position of the last event; 0 in an empty book. */
    long headPosition();

    /** Up to {@code limit} events after {@code position}, in order. */
    List<StoredEvent> after(long position, int limit);

    /** Events of a stream with sequence number at least {@code fromSeq} and position at most {@code upTo}, in order. */
    default List<StoredEvent> stream(String stream, long fromSeq, long upTo) {
        return stream(stream, fromSeq, upTo, Integer.MAX_VALUE);
    }

    /**
     * The first {@code limit} events of a stream with sequence number at least {@code fromSeq}, up to position
     * {@code upTo}.
     */
    List<StoredEvent> stream(String stream, long fromSeq, long upTo, int limit);

    /** The events at these positions, in order of position; positions that do not exist are left out. */
    List<StoredEvent> at(Collection<Long> positions);

    /** Position of the last event recorded at or before {@code time}; 0 when there is none. */
    long positionAt(Instant time);

    /** The fact in a row. */
    RecordedEvent decode(StoredEvent stored);
}
