package io.creditledger.bench.load;

import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountDecider;
import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvolution;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.decider.Decision;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The account as Axon's manual would have it: annotations, the stock command bus, the stock store. The same domain. */
class StockAccount {
    /** A command with the stream that Axon looks for. */
    record Ask(@TargetAggregateIdentifier String stream, AccountCommand command) {}

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private CreditAccount state = CreditAccount.UNOPENED;

    /** For Axon. */
    StockAccount() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(Ask ask) {
        Decision<AccountEvent> decision = AccountDecider.decide(ask.command(), state);
        stream = ask.stream();
        decision.events().forEach(AggregateLifecycle::apply);
        return decision instanceof Decision.Accepted<AccountEvent>;
    }

    @EventSourcingHandler
    void on(AccountEvent event, @SourceId String source) {
        stream = source;
        state = AccountEvolution.evolve(state, event);
    }
}
