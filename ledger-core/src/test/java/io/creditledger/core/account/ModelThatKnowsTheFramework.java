package io.creditledger.core.account;

import org.axonframework.modelling.command.AggregateLifecycle;

/** Breaks a rule on purpose, to show that the rule notices. */
public final class ModelThatKnowsTheFramework {
    void decide() {
        AggregateLifecycle.markDeleted();
    }
}
