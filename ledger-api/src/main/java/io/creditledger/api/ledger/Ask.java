package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.core.account.AccountId;
import java.time.Instant;
import java.util.UUID;

/**
 * A request about to become a command.
 *
 * @param call whose request it is
 * @param account of whom something is asked
 * @param id identity that the command gets
 * @param at its time
 * @param fields the body
 */
record Ask(Call call, AccountId account, UUID id, Instant at, Fields fields) {}
