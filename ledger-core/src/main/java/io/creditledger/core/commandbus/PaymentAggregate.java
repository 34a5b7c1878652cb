package io.creditledger.core.commandbus;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.PaymentCommand;
import io.creditledger.core.payment.PaymentDecider;
import io.creditledger.core.payment.PaymentEvent;
import io.creditledger.core.payment.PaymentEvolution;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** The seam between the payment model and Axon; decides nothing itself. */
final class PaymentAggregate implements SubjectAggregate<PaymentCommand> {
    @AggregateIdentifier
    private final String stream;

    private Payment state;

    PaymentAggregate(String stream, Payment state) {
        this.stream = stream;
        this.state = state;
    }

    @Override
    public Decision<PaymentEvent> handle(PaymentCommand command) {
        Decision<PaymentEvent> decision = PaymentDecider.decide(command, state);
        decision.events().forEach(AggregateLifecycle::apply);
        return decision;
    }

    @EventSourcingHandler
    void on(PaymentEvent event) {
        state = PaymentEvolution.evolve(state, event);
    }

    @Override
    public Payment state() {
        return state;
    }

    @Override
    public String toString() {
        return stream;
    }
}
