package io.creditledger.core.account;

import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.BalanceTooLarge;
import io.creditledger.core.account.LimitRefusal.TooManyBlocks;
import io.creditledger.core.decider.Ids;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits given back by an amendment or a reinstatement. What had been drawn returns to its blocks. What had become
 * debt cancels debt, as far as any is left; beyond that, a grant has repaid it meanwhile, and the credits become a new
 * block that never expires.
 *
 * @param restored back in their blocks
 * @param debtCancelled no longer owed
 * @param block new credits; null: none
 */
record Returning(
        List<Restored> restored,
        Credits debtCancelled,
        @Nullable BlockTerms block) {
    static Returning of(UUID command, Instant at, Open account, List<Restored> restored, Credits owedOnce) {
        Credits cancelled = owedOnce.min(account.debt());
        Credits rest = owedOnce.minus(cancelled);
        return new Returning(restored, cancelled, rest.isPositive() ? adjustment(command, at, rest) : null);
    }

    /** Why the account cannot take them back; null: it can. */
    @Nullable
    AccountRefusal refusal(Open account) {
        int added = block == null ? 0 : 1;
        for (Restored back : restored) {
            added += account.block(back.terms().block()) == null ? 1 : 0;
        }
        if (added > 0 && account.blocks().size() + added > Limits.BLOCKS) {
            return new TooManyBlocks(Limits.BLOCKS);
        }
        Credits balance = account.balance().plus(amount());
        return Limits.isBalanceTooLarge(balance) ? new BalanceTooLarge(balance) : null;
    }

    /** All that is given back. */
    Credits amount() {
        Credits sum = Restored.sum(restored).plus(debtCancelled);
        return block == null ? sum : sum.plus(block.amount());
    }

    private static BlockTerms adjustment(UUID command, Instant at, Credits amount) {
        UUID block = Ids.nth(command, Granting.FIRST_BLOCK);
        return new BlockTerms(block, command, amount, Source.ADJUSTMENT, at, null, 0, UnitCost.ZERO);
    }
}
