package io.creditledger.core.commandbus;

import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountDecider;
import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvolution;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.decider.Decision;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** The seam between the account model and Axon; decides nothing itself. */
final class AccountAggregate implements SubjectAggregate<AccountCommand> {
    @AggregateIdentifier
    private final String stream;

    private CreditAccount state;

    AccountAggregate(String stream, CreditAccount state) {
        this.stream = stream;
        this.state = state;
    }

    @Override
    public Decision<AccountEvent> handle(AccountCommand command) {
        Decision<AccountEvent> decision = AccountDecider.decide(command, state);
        decision.events().forEach(AggregateLifecycle::apply);
        return decision;
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        state = AccountEvolution.evolve(state, event);
    }

    @Override
    public CreditAccount state() {
        return state;
    }

    @Override
    public String toString() {
        return stream;
    }
}
