package io.creditledger.core.commandbus;

import io.creditledger.core.decider.Refusal;
import io.creditledger.core.eventstore.RecordedEvent;
import java.util.List;

/** The final answer to a submission. Anything else (an exception) means: unknown, ask again with the same key. */
public sealed interface Outcome {
    /**
     * Durable.
     *
     * @param position position of the last event, or of the head when nothing new happened
     * @param events what happened
     * @param replayed whether this is the recorded answer to an earlier submission with the same key
     */
    record Accepted(long position, List<RecordedEvent> events, boolean replayed) implements Outcome {}

    /** No effect. {@code replayed} as above. */
    record Refused(Refusal refusal, boolean replayed) implements Outcome {}

    /** No effect: the key was used before for a different command. */
    record KeyReused(String key) implements Outcome {}
}
