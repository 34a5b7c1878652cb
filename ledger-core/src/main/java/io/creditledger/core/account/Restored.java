package io.creditledger.core.account;

import io.creditledger.core.money.Credits;

/**
 * Credits put back into the block they were taken from; the terms bring the block back when it was used up.
 *
 * @param terms of the block
 * @param amount credits put back, positive
 */
public record Restored(BlockTerms terms, Credits amount) {}
