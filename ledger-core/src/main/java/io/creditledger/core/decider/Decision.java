package io.creditledger.core.decider;

import java.util.List;

/**
 * What a decider says to a command: facts to record, or why not.
 *
 * @param <E> the subject's events
 */
public sealed interface Decision<E extends LedgerEvent> {

    /** The command is accepted; {@code events} is what happened, possibly nothing new. */
    record Accepted<E extends LedgerEvent>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command is refused and has no effect. */
    record Refused<E extends LedgerEvent>(Refusal refusal) implements Decision<E> {}

    /** The facts that follow: none when refused. */
    default List<E> events() {
        return switch (this) {
            case Accepted<E> accepted -> accepted.events();
            case Refused<E> refused -> List.of();
        };
    }
}
