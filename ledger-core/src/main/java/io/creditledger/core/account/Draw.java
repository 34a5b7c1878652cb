package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.util.List;
import java.util.UUID;

/**
 * What was taken from one block.
 *
 * @param block the block
 * @param amount credits taken, positive
 * @param costBasis what each of them had cost
 */
public record Draw(UUID block, Credits amount, UnitCost costBasis) {
    /** Sum of the amounts. */
    static Credits sum(List<Draw> draws) {
        Credits sum = Credits.ZERO;
        for (Draw draw : draws) {
            sum = sum.plus(draw.amount);
        }
        return sum;
    }
}
