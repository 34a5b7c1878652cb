package io.creditledger.core.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/** Recorded facts in the shapes that Axon hands around. */
final class Messages {
    /** Axon wants an aggregate type; the stream's name says it already. */
    private static final String AGGREGATE_TYPE = "stream";

    private Messages() {}

    /** For loading a state. */
    static DomainEventMessage<?> domain(RecordedEvent e) {
        return new GenericDomainEventMessage<>(AGGREGATE_TYPE, e.stream(), e.seq(), body(e), e.recordedAt());
    }

    /** For following the book: the token is the position. */
    static TrackedEventMessage<?> tracked(RecordedEvent e) {
        return new RecordedMessage(new GlobalSequenceTrackingToken(e.position()), AGGREGATE_TYPE, body(e), e);
    }

    /** Position of a tracked message. */
    static long position(TrackedEventMessage<?> message) {
        return message.trackingToken()
                .position()
                .orElseThrow(() -> new IllegalStateException("a tracked event has a position"));
    }

    private static GenericMessage<Object> body(RecordedEvent e) {
        return new GenericMessage<>(e.event().id().toString(), e.event(), MetaData.from(e.metadata()));
    }
}
