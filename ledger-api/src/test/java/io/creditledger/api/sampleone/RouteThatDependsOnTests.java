package io.creditledger.api.sampleone;

import io.creditledger.embedded.testing.TestDatabase;

/** Breaks a rule on purpose, to show that the rule notices. */
public record RouteThatDependsOnTests(TestDatabase database) {}
