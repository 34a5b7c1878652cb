package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.UUID;

/**
 * An entry by which a balance crossed one threshold of an alert.
 *
 * @param alert which fired
 * @param account whose balance
 * @param position of the entry's event
 * @param number of the entry in the account's ledger
 * @param at when
 * @param balance after it
 * @param threshold that was crossed
 */
public record FiredView(
        UUID alert, AccountId account, long position, long number, Instant at, Credits balance, Credits threshold) {}
