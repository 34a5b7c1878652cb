package io.creditledger.projections.checks;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.Projection;
import io.creditledger.projections.replay.Shadow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view folded a second time, from the first event on. One that cannot take an event stands still and knows why. */
final class Copy {
    private final Projection projection;
    private final Shadow shadow;
    private final long upTo;
    private @Nullable RuntimeException failure;

    /** @param upTo where to stop: the view that is to be compared shows no more */
    Copy(Projection projection, Shadow shadow, long upTo) {
        this.projection = projection;
        this.shadow = shadow;
        this.upTo = upTo;
    }

    Projection projection() {
        return projection;
    }

    Shadow shadow() {
        return shadow;
    }

    /** Why it stands still; null: it does not. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /** Takes those of the next events that it is to take. */
    void take(List<RecordedEvent> events) {
        List<RecordedEvent> wanted =
                events.stream().filter(event -> event.position() <= upTo).toList();
        if (failure != null || wanted.isEmpty()) {
            return;
        }
        try {
            add(wanted);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** There is an event after those taken that nobody can read. */
    void unreadable(String why) {
        if (failure == null && shadow.position() < upTo) {
            failure = new IllegalStateException(why);
        }
    }

    /** One by one after a failure, so that the shadow stands right before the event that cannot be taken. */
    void add(List<RecordedEvent> events) {
        long before = shadow.position();
        try {
            shadow.add(events);
        } catch (RuntimeException e) {
            events.forEach(event -> shadow.add(List.of(event)));
            throw new IllegalStateException("events after " + before + " can be taken one by one only", e);
        }
    }
}
