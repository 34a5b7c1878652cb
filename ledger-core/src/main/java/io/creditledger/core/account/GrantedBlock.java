package io.creditledger.core.account;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.money.Credits;

/**
 * A block as granted.
 *
 * @param terms of the new block
 * @param debtRepaid the part of its amount that went to the account's debt at once; the rest remains in the block
 */
public record GrantedBlock(BlockTerms terms, Credits debtRepaid) {
    /** The block as it enters the account. */
    Block live() {
        Credits remaining = terms.amount().minus(debtRepaid);
        if (debtRepaid.isNegative() || remaining.isNegative()) {
            throw new CorruptStream("block " + terms.block() + " of " + terms.amount() + " cannot repay " + debtRepaid);
        }
        return new Block(terms, remaining, Credits.ZERO);
    }
}
