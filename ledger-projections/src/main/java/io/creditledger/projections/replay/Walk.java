package io.creditledger.projections.replay;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A walk through the book, page by page, telling how far it has come. */
public final class Walk {
    private final EventLog log;
    private final ReplayProgress progress;
    private final long began = System.nanoTime();

    public Walk(EventLog log, ReplayProgress progress) {
        this.log = log;
        this.progress = progress;
    }

    /** Hands over the events after {@code position} up to and with {@code upTo}. */
    public void run(long position, long upTo, Consumer<List<RecordedEvent>> step) {
        try (EventFeed<RecordedEvent> feed = new EventFeed<>(log, position, upTo, log::decode)) {
            long done = position;
            while (done < upTo) {
                EventFeed.Page<RecordedEvent> page = feed.next();
                if (page.events().isEmpty()) {
                    throw new IllegalStateException("position " + (done + 1) + " is missing");
                }
                step.accept(page.events());
                done = page.last();
                long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                progress.at(done, upTo, done * 1_000 / millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
