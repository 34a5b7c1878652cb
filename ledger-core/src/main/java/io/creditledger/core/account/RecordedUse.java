package io.creditledger.core.account;

import java.util.UUID;

/**
 * A decrement or capture with its identity, read from the history for a command that finds out itself which to undo.
 *
 * @param decrement its transaction
 * @param recorded what it took
 */
public record RecordedUse(UUID decrement, RecordedDecrement recorded) {}
