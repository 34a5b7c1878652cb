package io.creditledger.core.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage SPI on the append lane. {@link #appendEvents} only stages: the lane's transaction writes the whole
 * batch in one statement when the unit of work commits.
 */
final class PgEventStorageEngine implements EventStorageEngine {
    private final EventLog log;
    private final Histories histories;

    PgEventStorageEngine(EventLog log, Histories histories) {
        this.log = log;
        this.histories = histories;
    }

    /** The batch of the lane that runs on this thread. */
    static StagedBatch batch() {
        StagedBatch batch =
                CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(StagedBatch.RESOURCE) : null;
        if (batch == null) {
            throw new IllegalStateException("events are appended by a lane of the command bus only");
        }
        return batch;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        StagedBatch batch = batch();
        for (EventMessage<?> event : events) {
            if (!(event instanceof DomainEventMessage<?> fact)) {
                throw new IllegalArgumentException("only facts of a stream are stored, got " + event.getPayloadType());
            }
            batch.stage(fact);
        }
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSeq) {
        return DomainEventStream.of(log.stream(stream, firstSeq, Long.MAX_VALUE).stream()
                .<DomainEventMessage<?>>map(stored -> Messages.domain(log.decode(stored))));
    }

    /** History of a stream for loading its state: prefetched with its batch, else read now. */
    DomainEventStream history(String stream) {
        History history = batch().takePrefetched(stream);
        if (history == null) {
            history = histories.read(Set.of(stream)).get(stream);
        }
        return DomainEventStream.of(history == null ? List.of() : history.messages());
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        long position = token == null ? 0 : token.position().orElse(0);
        return Stream.iterate(
                        log.after(position, 1_000),
                        page -> !page.isEmpty(),
                        page -> log.after(page.getLast().position(), 1_000))
                .flatMap(page -> page.stream().map(stored -> Messages.tracked(log.decode(stored))));
    }

    /** States are snapshotted by the lanes, in their own form. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new IllegalStateException("snapshots are written by the lanes, not by Axon's snapshotter");
    }

    /** Snapshots are part of {@link #history}. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Optional.empty();
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.headPosition());
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return new GlobalSequenceTrackingToken(log.positionAt(time));
    }
}
