package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.util.List;

/**
 * Credits put back into the block they were taken from; the terms bring the block back when it was used up.
 *
 * @param terms of the block
 * @param amount credits put back, positive
 */
public record Restored(BlockTerms terms, Credits amount) {
    /** Sum of the amounts. */
    static Credits sum(List<Restored> restored) {
        return restored.stream().map(Restored::amount).reduce(Credits.ZERO, Credits::plus);
    }

    /** The same, seen as taken from the block. */
    Draw draw() {
        return new Draw(terms.block(), amount, terms.costBasis());
    }
}
