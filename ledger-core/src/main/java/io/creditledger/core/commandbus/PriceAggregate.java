package io.creditledger.core.commandbus;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.price.Price;
import io.creditledger.core.price.PriceCommand;
import io.creditledger.core.price.PriceDecider;
import io.creditledger.core.price.PriceEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** The seam between the price model and Axon; decides nothing itself. */
final class PriceAggregate implements SubjectAggregate<PriceCommand> {
    @AggregateIdentifier
    private final String stream;

    private Price state;

    PriceAggregate(String stream, Price state) {
        this.stream = stream;
        this.state = state;
    }

    @Override
    public Decision<PriceEvent> handle(PriceCommand command) {
        Decision<PriceEvent> decision = PriceDecider.decide(command, state);
        decision.events().forEach(AggregateLifecycle::apply);
        return decision;
    }

    @EventSourcingHandler
    void on(PriceEvent event) {
        state = Price.evolve(state, event);
    }

    @Override
    public Price state() {
        return state;
    }

    @Override
    public String toString() {
        return stream;
    }
}
