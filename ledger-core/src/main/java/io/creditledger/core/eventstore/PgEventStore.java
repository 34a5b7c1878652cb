package io.creditledger.core.eventstore;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/** Axon's event store on the append lane and the tail. */
public final class PgEventStore extends AbstractEventStore {
    private final PgEventStorageEngine engine;
    private final Tail tail;
    private final EventLog log;

    private PgEventStore(Builder builder, PgEventStorageEngine engine, Tail tail, EventLog log) {
        super(builder);
        this.engine = engine;
        this.tail = tail;
        this.log = log;
    }

    static PgEventStore over(PgEventStorageEngine engine, Tail tail, EventLog log) {
        return new PgEventStore(new Builder(engine), engine, tail, log);
    }

    /** Stages at once: a lane's batch is written when its transaction commits, so nothing is queued per message. */
    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        engine.appendEvents(events);
    }

    @Override
    public DomainEventStream readEvents(String stream) {
        return DomainEventStream.concat(
                engine.history(stream),
                DomainEventStream.of(PgEventStorageEngine.batch().staged(stream)));
    }

    @Override
    protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String stream) {
        return PgEventStorageEngine.batch().staged(stream).stream();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new TailStream(tail, log, token == null ? 0 : token.position().orElse(0));
    }

    private static final class Builder extends AbstractEventStore.Builder {
        Builder(PgEventStorageEngine engine) {
            storageEngine(engine);
        }
    }
}
