package io.creditledger.core.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The outcome that an idempotency key gets with its batch.
 *
 * @param tenant namespace of the key
 * @param key the key
 * @param fingerprint of what was asked
 * @param firstEvent index in the batch of the command's first event
 * @param events how many events the command made
 * @param refusal canonical JSON of the refusal; null: accepted
 */
public record KeyBinding(
        String tenant, String key, byte[] fingerprint, int firstEvent, int events, byte @Nullable [] refusal) {}
