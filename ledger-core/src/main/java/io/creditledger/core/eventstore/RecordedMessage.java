package io.creditledger.core.eventstore;

import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.Message;

/**
 * A recorded fact in the shape that Axon hands around; whoever gets it need not put the fact together again. A copy
 * with other metadata or another token is an ordinary message.
 */
public final class RecordedMessage extends GenericTrackedDomainEventMessage<Object> {
    private static final long serialVersionUID = 1L;

    private final transient RecordedEvent recorded;

    RecordedMessage(TrackingToken token, String type, Message<Object> body, RecordedEvent recorded) {
        super(token, type, recorded.stream(), recorded.seq(), body, recorded.recordedAt());
        this.recorded = recorded;
    }

    /** The fact as it was recorded. */
    public RecordedEvent recorded() {
        return recorded;
    }
}
