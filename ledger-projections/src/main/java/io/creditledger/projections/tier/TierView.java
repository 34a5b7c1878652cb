package io.creditledger.projections.tier;

import io.creditledger.core.tier.TierTerms;

/** A tier of an entity; {@code version} counts its changes, {@code retired} means no longer offered. */
public record TierView(String tenant, String entity, String tier, TierTerms terms, long version, boolean retired) {}
