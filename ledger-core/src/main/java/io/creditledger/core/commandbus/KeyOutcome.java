package io.creditledger.core.commandbus;

import org.jspecify.annotations.Nullable;

/**
 * What the ledger remembers under a key.
 *
 * @param fingerprint of what was asked
 * @param position of the first event, or the head when there was none
 * @param events how many events
 * @param refusal canonical JSON of the refusal; null: accepted
 */
record KeyOutcome(byte[] fingerprint, long position, int events, byte @Nullable [] refusal) {}
