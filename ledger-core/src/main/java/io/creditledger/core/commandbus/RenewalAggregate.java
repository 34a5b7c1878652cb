package io.creditledger.core.commandbus;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.renewal.RenewalCommand;
import io.creditledger.core.renewal.RenewalDecider;
import io.creditledger.core.renewal.RenewalEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** The seam between the renewal model and Axon; decides nothing itself. */
final class RenewalAggregate implements SubjectAggregate<RenewalCommand> {
    @AggregateIdentifier
    private final String stream;

    private Renewal state;

    RenewalAggregate(String stream, Renewal state) {
        this.stream = stream;
        this.state = state;
    }

    @Override
    public Decision<RenewalEvent> handle(RenewalCommand command) {
        Decision<RenewalEvent> decision = RenewalDecider.decide(command, state);
        decision.events().forEach(AggregateLifecycle::apply);
        return decision;
    }

    @EventSourcingHandler
    void on(RenewalEvent event) {
        state = Renewal.evolve(state, event);
    }

    @Override
    public Renewal state() {
        return state;
    }

    @Override
    public String toString() {
        return stream;
    }
}
