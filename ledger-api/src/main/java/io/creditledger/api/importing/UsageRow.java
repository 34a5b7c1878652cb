package io.creditledger.api.importing;

import io.creditledger.core.account.Usage;
import io.creditledger.core.money.Credits;
import org.jspecify.annotations.Nullable;

/**
 * A row that can be imported.
 *
 * @param line line of the file on which it begins, from 1
 * @param key idempotency key of the row, the same in every run
 * @param amount credits used
 * @param usage what for, with its own time
 * @param reference the caller's own id of the usage, if the file has one
 */
record UsageRow(
        long line,
        String key,
        Credits amount,
        Usage usage,
        @Nullable String reference) {}
