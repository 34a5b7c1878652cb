package io.creditledger.projections.balance;

import io.creditledger.core.account.AccountCommand;

/** Breaks a rule on purpose, to show that the rule notices. */
public record ViewThatSendsCommands(AccountCommand next) {}
