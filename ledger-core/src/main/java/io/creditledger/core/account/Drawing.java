package io.creditledger.core.account;

import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an amount comes from: blocks in {@link Block#DRAW_ORDER}, as far as they are effective, not expired and not
 * pinned.
 *
 * @param draws what the blocks give, in draw order
 * @param missing what they do not give
 */
record Drawing(List<Draw> draws, Credits missing) {
    static Drawing of(Open account, Credits amount, Instant at) {
        List<Draw> draws = new ArrayList<>(2);
        Credits missing = amount;
        for (Block block : account.blocks()) {
            if (missing.isZero()) {
                break;
            }
            if (block.isDrawableAt(at)) {
                Credits drawn = block.free().min(missing);
                if (drawn.isPositive()) {
                    draws.add(block.drawOf(drawn));
                    missing = missing.minus(drawn);
                }
            }
        }
        return new Drawing(List.copyOf(draws), missing);
    }

    /** Whether the account gives {@code amount}: blocks have it beyond what is owed, or it may go negative. */
    boolean isAllowed(Open account, Credits amount, Instant at) {
        if (account.settings().negativeAllowed()) {
            return true;
        }
        return missing.isZero() && (!account.owes() || !amount.exceeds(account.sumAt(at)));
    }
}
