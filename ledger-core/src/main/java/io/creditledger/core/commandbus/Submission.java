package io.creditledger.core.commandbus;

import io.creditledger.core.decider.LedgerCommand;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way to the ledger.
 *
 * @param command what is asked
 * @param tenant whose namespace the key belongs to
 * @param key idempotency key, at most 255 characters; null: a retry is a new command
 * @param metadata who and why, stored with the events: {@code actor}, {@code request}
 */
public record Submission(
        LedgerCommand command, String tenant, @Nullable String key, SortedMap<String, String> metadata) {}
