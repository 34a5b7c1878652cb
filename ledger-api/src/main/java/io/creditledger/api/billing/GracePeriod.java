package io.creditledger.api.billing;

import java.time.Duration;

/**
 * How long the entries of a customer's ledger are pending before they count as committed.
 *
 * @param length not negative
 */
public record GracePeriod(Duration length) {}
