package io.creditledger.projections.replay;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.StoredEvent;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The book in pages, in order; a thread of its own reads and prepares the next page while the caller works on this one.
 *
 * @param <E> what events are prepared to
 */
public final class EventFeed<E> implements AutoCloseable {
    /** Events per page. */
    public static final int PAGE = 5_000;

    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("event-feed").daemon().factory());
    private final EventLog log;
    private final Function<StoredEvent, E> prepare;
    private final long upTo;
    private Future<Page<E>> next;

    /** Events up to and with {@code last}; empty: there are none after. */
    public record Page<E>(List<E> events, long last) {}

    /** Reads the events after {@code position} up to and with {@code upTo}. */
    public EventFeed(EventLog log, long position, long upTo, Function<StoredEvent, E> prepare) {
        this.log = log;
        this.prepare = prepare;
        this.upTo = upTo;
        this.next = fetch(position);
    }

    /**
     * The next page; empty at the end.
     *
     * @throws IllegalStateException when events are missing
     */
    public Page<E> next() throws InterruptedException {
        try {
            Page<E> page = next.get();
            next = fetch(page.last());
            return page;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the book cannot be read", e.getCause());
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }

    private Future<Page<E>> fetch(long position) {
        return reader.submit(() -> {
            int limit = (int) Math.min(PAGE, upTo - position);
            var stored = limit == 0 ? List.<StoredEvent>of() : log.after(position, limit);
            List<E> events = stored.stream()
                    .filter(event -> event.position() <= upTo)
                    .map(prepare)
                    .toList();
            long last =
                    events.isEmpty() ? position : stored.get(events.size() - 1).position();
            return new Page<>(events, last);
        });
    }
}
