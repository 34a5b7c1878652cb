package io.creditledger.projections.standing;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.SequenceBroken;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch makes of a standing order. What it says of {@code active} and the like holds only where it says so. */
final class StandingRow {
    final String stream;
    final String kind;
    final long first;
    long seq;
    long position;

    @Nullable
    Boolean active;

    boolean scheduled;

    @Nullable
    Instant dueAt;

    boolean moved;

    @Nullable
    UUID underway;

    StandingRow(RecordedEvent recorded, String kind) {
        this.stream = recorded.stream();
        this.kind = kind;
        this.first = recorded.seq();
        this.seq = first - 1;
    }

    void follow(RecordedEvent recorded) {
        if (recorded.seq() != seq + 1) {
            throw new SequenceBroken(stream, seq + 1, recorded.seq());
        }
        seq = recorded.seq();
        position = recorded.position();
    }

    void dueAt(@Nullable Instant time) {
        scheduled = true;
        dueAt = time;
    }

    void underway(@Nullable UUID payment) {
        moved = true;
        underway = payment;
    }

    /** The account's stream: what stands behind the kind. */
    String account() {
        return stream.replace("/" + kind + ":", "/");
    }
}
