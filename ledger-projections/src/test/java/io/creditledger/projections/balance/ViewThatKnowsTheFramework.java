package io.creditledger.projections.balance;

import org.axonframework.eventhandling.EventMessage;

/** Breaks a rule on purpose, to show that the rule notices. */
public record ViewThatKnowsTheFramework(EventMessage<?> event) {}
