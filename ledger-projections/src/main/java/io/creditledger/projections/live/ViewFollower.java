package io.creditledger.projections.live;

import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.eventstore.RecordedMessage;
import io.creditledger.projections.Database;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.SequenceBroken;
import io.creditledger.projections.ViewFold;
import io.creditledger.projections.ViewTables;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Collects a batch's events in the unit of work and writes them at once before it commits. */
final class ViewFollower implements EventHandlerInvoker {
    private final Projection projection;
    private final ViewState state;
    private final Database database;
    private final int book;
    private final String batchKey;
    private final Remembered remembered = new Remembered();

    ViewFollower(Projection projection, ViewState state, DataSource dataSource, int book) {
        this.projection = projection;
        this.state = state;
        this.database = new Database(dataSource);
        this.book = book;
        this.batchKey = "batch of view " + projection.view();
    }

    /** Events on their way into the view. */
    private static final class Batch {
        final ViewFold fold;
        final long first;
        long last;

        Batch(ViewFold fold, long first) {
            this.fold = fold;
            this.first = first;
            this.last = first - 1;
        }
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        RecordedEvent event = recorded(message);
        Batch batch = CurrentUnitOfWork.get().root().getOrComputeResource(batchKey, key -> begin(event.position()));
        if (event.position() != batch.last + 1) {
            throw failed(batch, event, new SequenceBroken("book " + book, batch.last + 1, event.position()));
        }
        batch.last = event.position();
        try {
            batch.fold.add(event);
        } catch (RuntimeException e) {
            throw failed(batch, event, e);
        }
    }

    @Override
    public boolean supportsReset() {
        return false;
    }

    private Batch begin(long first) {
        if (first != state.position() + 1) {
            throw new SequenceBroken("view " + projection.view(), state.position() + 1, first);
        }
        remembered.beginAfter(first - 1);
        Batch batch = new Batch(projection.fold(book, remembered), first);
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        work.onPrepareCommit(w -> flush(batch));
        work.afterCommit(w -> {
            remembered.committedAt(batch.last);
            state.movedTo(batch.last);
        });
        return batch;
    }

    private void flush(Batch batch) {
        try {
            database.use(connection -> {
                ViewTables.settingsForWriting(connection);
                batch.fold.flush(connection, projection.schema());
            });
        } catch (RuntimeException e) {
            if (batch.first == batch.last) {
                state.failedAt(batch.last, "not writable", e);
            } else {
                state.failedSomewhere(batch.first, batch.last, e);
            }
            throw e;
        }
    }

    private RuntimeException failed(Batch batch, RecordedEvent event, RuntimeException error) {
        if (batch.first == event.position()) {
            state.failedAt(event.position(), event.event().getClass().getSimpleName(), error);
        } else {
            state.failedSomewhere(batch.first, event.position(), error);
        }
        return error;
    }

    private static RecordedEvent recorded(EventMessage<?> message) {
        if (message instanceof RecordedMessage known) {
            return known.recorded();
        }
        if (message instanceof DomainEventMessage<?> domain
                && message instanceof TrackedEventMessage<?> tracked
                && message.getPayload() instanceof LedgerEvent event) {
            return new RecordedEvent(
                    tracked.trackingToken().position().orElseThrow(),
                    domain.getAggregateIdentifier(),
                    domain.getSequenceNumber(),
                    message.getTimestamp(),
                    event,
                    message.getMetaData().entrySet().stream()
                            .collect(Collectors.toMap(
                                    e -> e.getKey(), e -> String.valueOf(e.getValue()), (a, b) -> b, TreeMap::new)));
        }
        throw new IllegalArgumentException("not an event of the ledger: " + message);
    }
}
