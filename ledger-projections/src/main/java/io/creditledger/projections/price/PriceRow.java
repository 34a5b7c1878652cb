package io.creditledger.projections.price;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.price.PriceEvent.PriceCreated;
import io.creditledger.projections.SequenceBroken;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a batch makes of a price; {@code created} only when it was made in the batch. */
final class PriceRow {
    final String stream;
    final long first;
    long seq;
    long position;
    long createdPosition;

    @Nullable
    PriceCreated created;

    SortedMap<String, String> metadata = new TreeMap<>();

    PriceRow(RecordedEvent recorded) {
        stream = recorded.stream();
        first = recorded.seq();
        seq = first - 1;
    }

    void follow(RecordedEvent recorded) {
        if (recorded.seq() != seq + 1) {
            throw new SequenceBroken(stream, seq + 1, recorded.seq());
        }
        seq = recorded.seq();
        position = recorded.position();
    }

    void created(PriceCreated event) {
        created = event;
        createdPosition = position;
        metadata = event.metadata();
    }

    PriceCreated creation() {
        if (created == null) {
            throw new IllegalStateException(stream + " was not made in this batch");
        }
        return created;
    }
}
