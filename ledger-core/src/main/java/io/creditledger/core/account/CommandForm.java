package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountCommand.CaptureHold;
import io.creditledger.core.account.AccountCommand.ChangeBlockExpiry;
import io.creditledger.core.account.AccountCommand.ConfigureAccount;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.ExpireCredits;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.ReinstatePurchase;
import io.creditledger.core.account.AccountCommand.ReleaseHold;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.AccountRefusal.AmountNotPositive;
import io.creditledger.core.account.AccountRefusal.AmountTooLarge;
import io.creditledger.core.account.AccountRefusal.ExpiryNotAfterStart;
import io.creditledger.core.account.AccountRefusal.Malformed;
import io.creditledger.core.account.AccountRefusal.NothingToGrant;
import io.creditledger.core.account.AccountRefusal.ThresholdNegative;
import io.creditledger.core.account.AccountRefusal.TooManyNewBlocks;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a command by itself, whatever the account and whatever the time. */
final class CommandForm {
    private CommandForm() {}

    /** The first flaw of the command; null: none. */
    static @Nullable Malformed flaw(AccountCommand command) {
        return switch (command) {
            case OpenAccount c -> first(newBlocks(c.allocation()), threshold(c.settings()), starts(c.allocation()));
            case ConfigureAccount c -> threshold(c.lowBalanceThreshold());
            case PurchaseCredits c ->
                first(newBlocks(c.blocks()), something(c.blocks()), threshold(c.opening()), starts(c.blocks()));
            case GrantCredits c -> first(amount(c.block().amount()), start(c.block()));
            case DecrementCredits c -> amount(c.amount());
            case HoldCredits c -> amount(c.amount());
            case CaptureHold c -> amount(c.amount());
            case ReleaseHold c -> null;
            case ExpireCredits c -> null;
            case VoidBlock c -> amount(c.amount());
            case ChangeBlockExpiry c -> amount(c.amount());
            case AmendDecrement c -> amount(c.amount());
            case ReversePurchase c -> amount(c.amount());
            case ReinstatePurchase c -> null;
        };
    }

    private static @Nullable Malformed amount(@Nullable Credits amount) {
        if (amount == null) {
            return null;
        }
        if (!amount.isPositive()) {
            return new AmountNotPositive(amount);
        }
        return amount.exceeds(Credits.MAX_AMOUNT) ? new AmountTooLarge(amount) : null;
    }

    /** Rule by rule, not block by block, so that the first rule in the order of refusals speaks. */
    private static @Nullable Malformed newBlocks(List<NewBlock> blocks) {
        for (NewBlock block : blocks) {
            if (!block.amount().isPositive()) {
                return new AmountNotPositive(block.amount());
            }
        }
        for (NewBlock block : blocks) {
            if (block.amount().exceeds(Credits.MAX_AMOUNT)) {
                return new AmountTooLarge(block.amount());
            }
        }
        return blocks.size() > Limits.NEW_BLOCKS ? new TooManyNewBlocks(blocks.size(), Limits.NEW_BLOCKS) : null;
    }

    private static @Nullable Malformed something(List<NewBlock> blocks) {
        return blocks.isEmpty() ? new NothingToGrant() : null;
    }

    private static @Nullable Malformed threshold(@Nullable Settings settings) {
        return settings == null ? null : threshold(settings.lowBalanceThreshold());
    }

    private static @Nullable Malformed threshold(@Nullable Credits threshold) {
        return threshold != null && threshold.isNegative() ? new ThresholdNegative(threshold) : null;
    }

    private static @Nullable Malformed starts(List<NewBlock> blocks) {
        for (NewBlock block : blocks) {
            Malformed flaw = start(block);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    /** A block that begins "at once" is measured against the clock instead, see {@link AccountRefusal.ExpiryInPast}. */
    private static @Nullable Malformed start(NewBlock block) {
        Instant effectiveAt = block.effectiveAt();
        Instant expiresAt = block.expiresAt();
        if (effectiveAt == null || expiresAt == null || expiresAt.isAfter(effectiveAt)) {
            return null;
        }
        return new ExpiryNotAfterStart(effectiveAt, expiresAt);
    }

    private static @Nullable Malformed first(@Nullable Malformed... flaws) {
        for (@Nullable Malformed flaw : flaws) {
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }
}
