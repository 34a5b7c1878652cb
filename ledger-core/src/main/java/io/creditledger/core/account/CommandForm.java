package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.AmendBlock;
import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountCommand.CapMembers;
import io.creditledger.core.account.AccountCommand.CaptureHold;
import io.creditledger.core.account.AccountCommand.ChangeBlockExpiry;
import io.creditledger.core.account.AccountCommand.ChangeExpiryFrom;
import io.creditledger.core.account.AccountCommand.ConfigureAccount;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.ExpireCredits;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.LimitMember;
import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.PayInvoice;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.ReinstatePurchase;
import io.creditledger.core.account.AccountCommand.ReleaseHold;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.AccountCommand.VoidInvoice;
import io.creditledger.core.account.AccountRefusal.Malformed;
import io.creditledger.core.account.MalformedRefusal.AmountNotPositive;
import io.creditledger.core.account.MalformedRefusal.AmountTooLarge;
import io.creditledger.core.account.MalformedRefusal.CostBasisTooLarge;
import io.creditledger.core.account.MalformedRefusal.ExpiryNotAfterStart;
import io.creditledger.core.account.MalformedRefusal.MemberLimitUnusable;
import io.creditledger.core.account.MalformedRefusal.NothingToGrant;
import io.creditledger.core.account.MalformedRefusal.ThresholdNegative;
import io.creditledger.core.account.MalformedRefusal.ThresholdTooLarge;
import io.creditledger.core.account.MalformedRefusal.TimeOutOfRange;
import io.creditledger.core.account.MalformedRefusal.TooManyNewBlocks;
import io.creditledger.core.account.MalformedRefusal.UsageKindUnusable;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a command by itself, whatever the account and whatever the time. */
final class CommandForm {
    private static final Pattern KIND = Pattern.compile(Usage.KIND);

    private CommandForm() {}

    /** What one block must fulfil. */
    private interface Rule {
        @Nullable
        Malformed flaw(NewBlock block);
    }

    /** The first flaw of the command; null: none. */
    static @Nullable Malformed flaw(AccountCommand command) {
        return switch (command) {
            case OpenAccount c -> first(sizes(c.allocation()), threshold(c.settings()), terms(c.allocation()));
            case ConfigureAccount c -> threshold(c.lowBalanceThreshold());
            case PurchaseCredits c -> purchase(c);
            case GrantCredits c ->
                first(amount(c.block().amount()), terms(List.of(c.block())), TextForm.flaw(c.note()));
            case PayInvoice c -> first(time(c.paidAt()), TextForm.flaw(c.note()));
            case VoidInvoice c -> null;
            case DecrementCredits c -> usage(c.amount(), c.usage(), c.note());
            case MeterUsage c -> first(usage(null, c.usage(), c.note()), MeterForm.flaw(c));
            case HoldCredits c -> first(amount(c.amount()), time(c.expiresAt()), TextForm.flaw(c.note()));
            case CaptureHold c -> usage(c.amount(), c.usage(), c.note());
            case ReleaseHold c -> null;
            case ExpireCredits c -> null;
            case VoidBlock c -> first(amount(c.amount()), TextForm.flaw(c.note()));
            case ChangeBlockExpiry c -> first(amount(c.amount()), time(c.expiresAt()), TextForm.flaw(c.note()));
            case ChangeExpiryFrom c -> first(amount(c.amount()), time(c.expiresAt()), TextForm.flaw(c.note()));
            case AmendBlock c -> first(amount(c.amount()), TextForm.flaw(c.note()));
            case AmendDecrement c -> first(amount(c.amount()), TextForm.flaw(c.note()));
            case ReversePurchase c -> first(amount(c.amount()), TextForm.flaw(c.note()));
            case ReinstatePurchase c -> TextForm.flaw(c.note());
            case LimitMember c -> first(limit(c.monthlyLimit()), TextForm.flaw(Note.NONE, c.name()));
            case CapMembers c -> limit(c.cap());
        };
    }

    private static @Nullable Malformed purchase(PurchaseCredits command) {
        return first(
                sizes(command.blocks()),
                something(command.blocks()),
                InvoiceForm.several(command),
                threshold(command.opening()),
                terms(command.blocks()),
                InvoiceForm.flaw(command),
                TextForm.flaw(command.note(), command.offer(), command.payment()));
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
    private static @Nullable Malformed sizes(List<NewBlock> blocks) {
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
        if (threshold == null) {
            return null;
        }
        if (threshold.isNegative()) {
            return new ThresholdNegative(threshold);
        }
        return threshold.exceeds(Credits.MAX_AMOUNT) ? new ThresholdTooLarge(threshold) : null;
    }

    private static @Nullable Malformed limit(@Nullable Long limit) {
        if (limit == null || limit >= 0 && !Credits.of(limit).exceeds(Credits.MAX_AMOUNT)) {
            return null;
        }
        return new MemberLimitUnusable(limit);
    }

    private static @Nullable Malformed usage(@Nullable Credits amount, Usage usage, Note note) {
        boolean kind = KIND.matcher(usage.kind()).matches();
        return first(
                amount(amount),
                kind ? null : new UsageKindUnusable(usage.kind()),
                time(usage.occurredAt()),
                TextForm.flaw(note, usage.model()));
    }

    private static @Nullable Malformed time(@Nullable Instant time) {
        return time != null && Limits.isOutOfRange(time) ? new TimeOutOfRange(time) : null;
    }

    /** Rule by rule, as above. */
    private static @Nullable Malformed terms(List<NewBlock> blocks) {
        return first(
                any(blocks, CommandForm::cost),
                any(blocks, InvoiceForm::filters),
                any(blocks, block -> first(time(block.effectiveAt()), time(block.expiresAt()))),
                any(blocks, CommandForm::start));
    }

    private static @Nullable Malformed cost(NewBlock block) {
        return block.costBasis().exceeds(UnitCost.MAX_COST) ? new CostBasisTooLarge(block.costBasis()) : null;
    }

    /** A block that begins "at once" is measured against the clock instead, see {@link TargetRefusal.ExpiryInPast}. */
    private static @Nullable Malformed start(NewBlock block) {
        Instant effectiveAt = block.effectiveAt();
        Instant expiresAt = block.expiresAt();
        if (effectiveAt == null || expiresAt == null || expiresAt.isAfter(effectiveAt)) {
            return null;
        }
        return new ExpiryNotAfterStart(effectiveAt, expiresAt);
    }

    /** The first flaw that the rule finds in a block. */
    private static @Nullable Malformed any(List<NewBlock> blocks, Rule rule) {
        for (NewBlock block : blocks) {
            Malformed flaw = rule.flaw(block);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
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
