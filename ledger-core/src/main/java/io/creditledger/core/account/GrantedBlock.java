package io.creditledger.core.account;

import io.creditledger.core.money.Credits;

/**
 * A block as granted.
 *
 * @param terms of the new block
 * @param debtRepaid the part of its amount that went to the account's debt at once; the rest remains in the block
 */
public record GrantedBlock(BlockTerms terms, Credits debtRepaid) {}
