package io.creditledger.core.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Source;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.money.Rounding;
import io.creditledger.core.money.UnitCost;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payment buys.
 *
 * @param account whose credits
 * @param source {@link Source#PURCHASE}, {@link Source#AUTO_REFILL} or {@link Source#RECURRING}
 * @param offer the tier or price bought, if any
 * @param blocks the paid block with its cost basis, and a bonus block at cost zero, if any
 */
public record Purpose(
        AccountId account, Source source, @Nullable String offer, List<NewBlock> blocks) {
    public Purpose {
        blocks = List.copyOf(blocks);
    }

    /**
     * Credits bought for a price, and a bonus on top. What was paid is the cost of the credits bought alone: a bonus
     * costs nothing.
     *
     * @param bought may be zero when there is a bonus
     * @param bonus may be zero
     */
    public static Purpose of(
            AccountId account, Source source, @Nullable String offer, Credits bought, Credits bonus, Money price) {
        List<NewBlock> blocks = new ArrayList<>();
        if (bought.isPositive()) {
            UnitCost cost = Rounding.perCredit(price.major(), bought);
            blocks.add(new NewBlock(bought, source, null, null, 0, cost));
        }
        if (bonus.isPositive()) {
            blocks.add(NewBlock.of(bonus, Source.BONUS));
        }
        return new Purpose(account, source, offer, blocks);
    }

    /** The same bought for another period: a purchase by itself, not by the payer. */
    public Purpose again() {
        return new Purpose(
                account,
                Source.RECURRING,
                offer,
                blocks.stream()
                        .map(block -> block.source() == Source.BONUS ? block : block.from(Source.RECURRING))
                        .toList());
    }

    /** Credits of all blocks together. */
    public Credits credits() {
        return blocks.stream().map(NewBlock::amount).reduce(Credits.ZERO, Credits::plus);
    }

    /** Whether {@code other} buys the same offer for the same account, at whatever terms it was offered since. */
    boolean isSameAs(Purpose other) {
        return account.equals(other.account)
                && source == other.source
                && (offer == null ? other.offer == null && blocks.equals(other.blocks) : offer.equals(other.offer));
    }
}
