package io.creditledger.core.commandbus;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.decider.LedgerCommand;

/**
 * What Axon keeps of a stream: its state, and a way to decide.
 *
 * @param <C> the subject's commands
 */
interface SubjectAggregate<C extends LedgerCommand> {
    /** Decides, and applies what follows. */
    Decision<?> handle(C command);

    /** The state after the last event: immutable. */
    Object state();
}
