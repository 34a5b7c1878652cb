package io.creditledger.core.commandbus;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.tier.TierCatalogue;
import io.creditledger.core.tier.TierCommand;
import io.creditledger.core.tier.TierDecider;
import io.creditledger.core.tier.TierEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** The seam between the tier model and Axon; decides nothing itself. */
final class TierAggregate implements SubjectAggregate<TierCommand> {
    @AggregateIdentifier
    private final String stream;

    private TierCatalogue state;

    TierAggregate(String stream, TierCatalogue state) {
        this.stream = stream;
        this.state = state;
    }

    @Override
    public Decision<TierEvent> handle(TierCommand command) {
        Decision<TierEvent> decision = TierDecider.decide(command, state);
        decision.events().forEach(AggregateLifecycle::apply);
        return decision;
    }

    @EventSourcingHandler
    void on(TierEvent event) {
        state = TierCatalogue.evolve(state, event);
    }

    @Override
    public TierCatalogue state() {
        return state;
    }

    @Override
    public String toString() {
        return stream;
    }
}
