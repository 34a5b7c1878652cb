package io.creditledger.core.eventstore;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a stream's state is loaded from, not yet decoded: a stream that cannot be read is the trouble of its own
 * commands, not of the batch that it was read with.
 *
 * @param start the snapshot to start from; null: there is none
 * @param events what follows
 */
record History(@Nullable DomainEventMessage<?> start, List<StoredEvent> events) {
    /**
     * Messages from which Axon rebuilds the state.
     *
     * @throws UnreadableEvent when one of the events cannot be read
     */
    List<DomainEventMessage<?>> messages() {
        List<DomainEventMessage<?>> messages = new ArrayList<>(events.size() + 1);
        if (start != null) {
            messages.add(start);
        }
        events.forEach(e -> messages.add(Messages.domain(EventCodec.decode(e))));
        return messages;
    }
}
