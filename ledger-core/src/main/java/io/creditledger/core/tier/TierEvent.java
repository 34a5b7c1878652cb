package io.creditledger.core.tier;

import io.creditledger.core.decider.LedgerEvent;
import java.time.Instant;
import java.util.UUID;

/** Everything that can have happened to an entity's tiers. {@code version} counts a tier's changes from 1. */
public sealed interface TierEvent extends LedgerEvent {
    String tier();

    long version();

    record TierAdded(UUID id, Instant at, String tier, long version, TierTerms terms) implements TierEvent {}

    record TierUpdated(UUID id, Instant at, String tier, long version, TierTerms terms) implements TierEvent {}

    record TierRetired(UUID id, Instant at, String tier, long version) implements TierEvent {}
}
