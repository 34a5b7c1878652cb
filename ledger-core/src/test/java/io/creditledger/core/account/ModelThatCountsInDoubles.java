package io.creditledger.core.account;

/** Breaks a rule on purpose, to show that the rule notices. */
public record ModelThatCountsInDoubles(double credits) {}
