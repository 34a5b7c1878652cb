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

    /** Accepts a command by the one fact that it makes. */
    static <E extends LedgerEvent> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    /** Refuses a command. */
    static <E extends LedgerEvent> Decision<E> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** The facts that follow: none when refused. */
    default List<E> events() {
        return switch (this) {
            case Accepted<E> accepted -> accepted.events();
            case Refused<E> refused -> List.of();
        };
    }
}
