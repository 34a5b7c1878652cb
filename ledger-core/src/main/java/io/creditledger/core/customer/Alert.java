package io.creditledger.core.customer;

/**
 * An alert as it stands.
 *
 * @param terms what is watched
 * @param enabled whether it is watched now
 */
public record Alert(AlertTerms terms, boolean enabled) {}
