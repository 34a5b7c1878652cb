package io.creditledger.core.commandbus;

import io.creditledger.core.customer.Customer;
import io.creditledger.core.customer.CustomerCommand;
import io.creditledger.core.customer.CustomerDecider;
import io.creditledger.core.customer.CustomerEvent;
import io.creditledger.core.decider.Decision;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** The seam between the customer model and Axon; decides nothing itself. */
final class CustomerAggregate implements SubjectAggregate<CustomerCommand> {
    @AggregateIdentifier
    private final String stream;

    private Customer state;

    CustomerAggregate(String stream, Customer state) {
        this.stream = stream;
        this.state = state;
    }

    @Override
    public Decision<CustomerEvent> handle(CustomerCommand command) {
        Decision<CustomerEvent> decision = CustomerDecider.decide(command, state);
        decision.events().forEach(AggregateLifecycle::apply);
        return decision;
    }

    @EventSourcingHandler
    void on(CustomerEvent event) {
        state = Customer.evolve(state, event);
    }

    @Override
    public Customer state() {
        return state;
    }

    @Override
    public String toString() {
        return stream;
    }
}
