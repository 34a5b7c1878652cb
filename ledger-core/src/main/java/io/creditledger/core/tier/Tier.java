package io.creditledger.core.tier;

/**
 * One tier as it stands.
 *
 * @param terms what it offers, or offered last
 * @param version counts its changes from 1
 * @param retired whether it is no longer offered
 */
public record Tier(TierTerms terms, long version, boolean retired) {}
