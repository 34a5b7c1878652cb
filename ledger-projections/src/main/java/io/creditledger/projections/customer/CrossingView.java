package io.creditledger.projections.customer;

import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;

/**
 * An entry by which a balance crossed thresholds of an alert: it fired.
 *
 * @param number of the entry in the account's ledger
 * @param at when
 * @param balance after it
 * @param thresholds that were crossed, the lowest first
 */
public record CrossingView(long number, Instant at, Credits balance, List<Credits> thresholds) {}
