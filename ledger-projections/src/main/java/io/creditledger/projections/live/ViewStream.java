package io.creditledger.projections.live;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A view's way through the book: lets batches grow a little, and keeps an unreadable event from holding back those
 * before it.
 */
final class ViewStream implements BlockingStream<TrackedEventMessage<?>> {
    /** The larger a batch, the cheaper its rows; whoever waits for the view ends the pause. */
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final BlockingStream<TrackedEventMessage<?>> book;
    private final ViewState state;
    private long delivered;

    /** @param position of the last event before the stream */
    ViewStream(BlockingStream<TrackedEventMessage<?>> book, ViewState state, long position) {
        this.book = book;
        this.state = state;
        this.delivered = position;
    }

    /** The next event for the batch at hand; none when the batch must end here. An error is left to the next batch. */
    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (state.isCarefulAt(delivered)) {
            return Optional.empty();
        }
        try {
            return again(book::peek);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a batch can begin. */
    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        try {
            boolean available = again(() -> book.hasNextAvailable(timeout, unit));
            if (available && timeout > 0 && !state.isAwaited()) {
                state.linger(LINGER_NANOS);
            }
            return available;
        } catch (RuntimeException e) {
            state.failedAt(delivered + 1, "not readable", e);
            throw e;
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> next = book.nextAvailable();
        delivered = next.trackingToken().position().orElseThrow();
        return next;
    }

    @Override
    public void close() {
        book.close();
    }

    private interface Attempt<T> {
        T make() throws InterruptedException;
    }

    /** The book is read ahead, so an error may be about an event further on: what was read before it comes first. */
    private static <T> T again(Attempt<T> attempt) throws InterruptedException {
        try {
            return attempt.make();
        } catch (RuntimeException readAhead) {
            return attempt.make();
        }
    }
}
