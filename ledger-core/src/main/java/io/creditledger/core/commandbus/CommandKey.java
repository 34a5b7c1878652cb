package io.creditledger.core.commandbus;

/**
 * An idempotency key in its namespace.
 *
 * @param tenant namespace
 * @param key as the caller gave it
 */
record CommandKey(String tenant, String key) {}
