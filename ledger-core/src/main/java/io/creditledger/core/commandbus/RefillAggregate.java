package io.creditledger.core.commandbus;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.refill.RefillCommand;
import io.creditledger.core.refill.RefillDecider;
import io.creditledger.core.refill.RefillEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** The seam between the auto-refill model and Axon; decides nothing itself. */
final class RefillAggregate implements SubjectAggregate<RefillCommand> {
    @AggregateIdentifier
    private final String stream;

    private Refill state;

    RefillAggregate(String stream, Refill state) {
        this.stream = stream;
        this.state = state;
    }

    @Override
    public Decision<RefillEvent> handle(RefillCommand command) {
        Decision<RefillEvent> decision = RefillDecider.decide(command, state);
        decision.events().forEach(AggregateLifecycle::apply);
        return decision;
    }

    @EventSourcingHandler
    void on(RefillEvent event) {
        state = Refill.evolve(state, event);
    }

    @Override
    public Refill state() {
        return state;
    }

    @Override
    public String toString() {
        return stream;
    }
}
