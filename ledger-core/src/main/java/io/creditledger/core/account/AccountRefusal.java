package io.creditledger.core.account;

import io.creditledger.core.decider.Refusal;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Why an account refuses. The order of declaration is the order of checking: malformed first, then whether the account
 * is open, then what is named, then what is there; a command that breaks several rules is refused by the first.
 */
public sealed interface AccountRefusal extends Refusal {
    /** A request that could never be accepted, whatever the account: binds no key. */
    sealed interface Malformed extends AccountRefusal, Refusal.Malformed {}

    /** A refusal that depended on the account's state: the final answer for its key. */
    sealed interface Stateful extends AccountRefusal, Refusal.Stateful {}

    record AmountNotPositive(Credits amount) implements Malformed {
        @Override
        public String code() {
            return "amount_not_positive";
        }

        @Override
        public String message() {
            return "The amount must be greater than 0, got " + amount + ".";
        }
    }

    record AmountTooLarge(Credits amount) implements Malformed {
        @Override
        public String code() {
            return "amount_too_large";
        }

        @Override
        public String message() {
            return "The amount must not exceed " + Credits.MAX_AMOUNT + ", got " + amount + ".";
        }
    }

    record NothingToGrant() implements Malformed {
        @Override
        public String code() {
            return "nothing_to_grant";
        }

        @Override
        public String message() {
            return "A purchase needs at least one block.";
        }
    }

    record TooManyNewBlocks(int count, int limit) implements Malformed {
        @Override
        public String code() {
            return "too_many_new_blocks";
        }

        @Override
        public String message() {
            return "At most " + limit + " blocks can be granted at once, got " + count + ".";
        }
    }

    record InvoiceOfSeveralBlocks(int count) implements Malformed {
        @Override
        public String code() {
            return "invoice_of_several_blocks";
        }

        @Override
        public String message() {
            return "An invoiced purchase is of one block, got " + count + ".";
        }
    }

    record ThresholdNegative(Credits threshold) implements Malformed {
        @Override
        public String code() {
            return "threshold_negative";
        }

        @Override
        public String message() {
            return "The low balance threshold must not be negative, got " + threshold + ".";
        }
    }

    record ThresholdTooLarge(Credits threshold) implements Malformed {
        @Override
        public String code() {
            return "threshold_too_large";
        }

        @Override
        public String message() {
            return "The low balance threshold must not exceed " + Credits.MAX_AMOUNT + ", got " + threshold + ".";
        }
    }

    record MemberLimitUnusable(long limit) implements Malformed {
        @Override
        public String code() {
            return "member_limit_unusable";
        }

        @Override
        public String message() {
            return "A member's limit must be from 0 to " + Credits.MAX_AMOUNT + " whole credits, got " + limit + ".";
        }
    }

    record CostBasisTooLarge(UnitCost costBasis) implements Malformed {
        @Override
        public String code() {
            return "cost_basis_too_large";
        }

        @Override
        public String message() {
            return "The cost basis must not exceed " + UnitCost.MAX_COST + " per credit, got " + costBasis + ".";
        }
    }

    record FiltersUnusable() implements Malformed {
        @Override
        public String code() {
            return "filters_unusable";
        }

        @Override
        public String message() {
            return "Each filter of a block names an item, all of a block at most " + Limits.FILTER_ITEMS
                    + ", each of 1 to " + Limits.ITEM + " characters.";
        }
    }

    record UsageKindUnusable(String kind) implements Malformed {
        @Override
        public String code() {
            return "usage_kind_unusable";
        }

        @Override
        public String message() {
            return "The kind of usage must match " + Usage.KIND + ".";
        }
    }

    record TimeOutOfRange(Instant time) implements Malformed {
        @Override
        public String code() {
            return "time_out_of_range";
        }

        @Override
        public String message() {
            return "A time must be in the years 1970 to 9999, got " + time + ".";
        }
    }

    record ExpiryNotAfterStart(Instant effectiveAt, Instant expiresAt) implements Malformed {
        @Override
        public String code() {
            return "expiry_not_after_start";
        }

        @Override
        public String message() {
            return "The credits would expire at " + expiresAt + ", not after they become effective at " + effectiveAt
                    + ".";
        }
    }

    record TextUnusable() implements Malformed {
        @Override
        public String code() {
            return "text_unusable";
        }

        @Override
        public String message() {
            return "Texts must be whole characters, at most " + Limits.TEXTS + " of them in a command and "
                    + Limits.METADATA_KEY + " in a metadata key.";
        }
    }

    record QuantityOutOfRange(BigDecimal quantity) implements Malformed {
        @Override
        public String code() {
            return "quantity_out_of_range";
        }

        @Override
        public String message() {
            return "The quantity must be from 0 to 10^18 with at most 18 fraction digits, got "
                    + quantity.toPlainString() + ".";
        }
    }

    record PriceNotMetered(UUID price) implements Malformed {
        @Override
        public String code() {
            return "price_not_metered";
        }

        @Override
        public String message() {
            return "Price " + price + " is a fixed fee and measures no usage.";
        }
    }

    record PriceNotDrawable(UUID price) implements Malformed {
        @Override
        public String code() {
            return "price_not_drawable";
        }

        @Override
        public String message() {
            return "By price " + price
                    + " more usage could cost less in total, so credits cannot be drawn as usage comes.";
        }
    }

    record PriceInOtherUnit(String currency, String unit) implements Malformed {
        @Override
        public String code() {
            return "price_in_other_unit";
        }

        @Override
        public String message() {
            return "The price is in " + currency + " and the account in " + unit + ".";
        }
    }

    record AccountNotOpen() implements Stateful {
        @Override
        public String code() {
            return "account_not_open";
        }

        @Override
        public String message() {
            return "The account is not open; open it first.";
        }
    }

    record AccountAlreadyOpen() implements Stateful {
        @Override
        public String code() {
            return "account_already_open";
        }

        @Override
        public String message() {
            return "The account is already open.";
        }
    }

    record ExpiryInPast(Instant expiresAt) implements Stateful {
        @Override
        public String code() {
            return "expiry_in_past";
        }

        @Override
        public String message() {
            return "The expiry " + expiresAt + " has already passed; name a later one.";
        }
    }

    record UnknownBlock(UUID block) implements Stateful {
        @Override
        public String code() {
            return "unknown_block";
        }

        @Override
        public String message() {
            return "Block " + block + " is not in this account or has nothing left.";
        }
    }

    record BlockAwaitsPayment(UUID block) implements Stateful {
        @Override
        public String code() {
            return "block_awaits_payment";
        }

        @Override
        public String message() {
            return "Block " + block + " is there when its invoice is paid.";
        }
    }

    record InvoiceNotOpen(UUID invoice) implements Stateful {
        @Override
        public String code() {
            return "invoice_not_open";
        }

        @Override
        public String message() {
            return "Invoice " + invoice + " is not open: it was paid, or is void, or the account has none such.";
        }
    }

    record NoBlockExpiresThen() implements Stateful {
        @Override
        public String code() {
            return "no_block_expires_then";
        }

        @Override
        public String message() {
            return "No block with credits in it has that expiry.";
        }
    }

    record SeveralBlocksExpireThen(int count) implements Stateful {
        @Override
        public String code() {
            return "several_blocks_expire_then";
        }

        @Override
        public String message() {
            return "Of the account's blocks " + count + " have that expiry; name one of them.";
        }
    }

    record BlockExpired(UUID block, Instant expiresAt) implements Stateful {
        @Override
        public String code() {
            return "block_expired";
        }

        @Override
        public String message() {
            return "Block " + block + " expired at " + expiresAt + ".";
        }
    }

    record ExpiryNotAfterBlockStart(Instant effectiveAt, Instant expiresAt) implements Stateful {
        @Override
        public String code() {
            return "expiry_not_after_block_start";
        }

        @Override
        public String message() {
            return "The block becomes effective at " + effectiveAt + "; it cannot expire at " + expiresAt + ".";
        }
    }

    record UnknownHold(UUID hold) implements Stateful {
        @Override
        public String code() {
            return "unknown_hold";
        }

        @Override
        public String message() {
            return "Hold " + hold + " does not exist, or was captured, released or has expired.";
        }
    }

    record UnknownReversal(UUID reversal) implements Stateful {
        @Override
        public String code() {
            return "unknown_reversal";
        }

        @Override
        public String message() {
            return "Transaction " + reversal + " is no reversal of this account, or was reinstated already.";
        }
    }

    record HoldOfAnotherMember(UUID hold) implements Stateful {
        @Override
        public String code() {
            return "hold_of_another_member";
        }

        @Override
        public String message() {
            return "Hold " + hold + " was placed for another member.";
        }
    }

    record ExceedsBlock(Credits amount, Credits free) implements Stateful {
        @Override
        public String code() {
            return "exceeds_block";
        }

        @Override
        public String message() {
            return "The block has " + free + " free credits, fewer than the " + amount + " asked for.";
        }
    }

    record ExceedsHold(Credits amount, Credits held) implements Stateful {
        @Override
        public String code() {
            return "exceeds_hold";
        }

        @Override
        public String message() {
            return "The hold has " + held + " credits left, fewer than the " + amount + " asked for.";
        }
    }

    record ExceedsDecrement(Credits amount, Credits left) implements Stateful {
        @Override
        public String code() {
            return "exceeds_decrement";
        }

        @Override
        public String message() {
            return "Of that decrement " + left + " credits are not yet undone, fewer than the " + amount
                    + " asked for.";
        }
    }

    record ExceedsUse(Credits amount, Credits used) implements Stateful {
        @Override
        public String code() {
            return "exceeds_use";
        }

        @Override
        public String message() {
            return "Of that block " + used + " credits were used and not undone, fewer than the " + amount
                    + " asked for.";
        }
    }

    record ExceedsPurchase(Credits amount, Credits left) implements Stateful {
        @Override
        public String code() {
            return "exceeds_purchase";
        }

        @Override
        public String message() {
            return "Of that purchase " + left + " credits are not yet reversed, fewer than the " + amount
                    + " asked for.";
        }
    }

    /** The recorded facts that came with the command are older than a forfeit; read them again and resend. */
    record OutOfDate() implements AccountRefusal {
        @Override
        public String code() {
            return "out_of_date";
        }

        @Override
        public String message() {
            return "Credits of the account were forfeited while the purchase was being read; send the command again.";
        }

        @Override
        public boolean bindsKey() {
            return false;
        }
    }

    record UsageAhead(Instant occurredAt) implements Stateful {
        @Override
        public String code() {
            return "usage_ahead";
        }

        @Override
        public String message() {
            return "The usage is said to happen at " + occurredAt + ", more than a day from now.";
        }
    }

    record PeriodClosed(Instant end) implements Stateful {
        @Override
        public String code() {
            return "period_closed";
        }

        @Override
        public String message() {
            return "The billing period of the usage ended at " + end + ", more than three days ago.";
        }
    }

    record TooManyMeters(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_many_meters";
        }

        @Override
        public String message() {
            return "The account would be metered in more than " + limit + " ways at a time.";
        }
    }

    /** @param steps that rating would take, as {@link io.creditledger.core.price.rating.Effort} counts them */
    record RatingTooLong(long steps, int limit) implements Stateful {
        @Override
        public String code() {
            return "rating_too_long";
        }

        @Override
        public String message() {
            return "Rating would take " + steps + " steps, for the period's usages and the tiers; it may take " + limit
                    + ".";
        }
    }

    record InsufficientCredits(Credits requested, Credits available) implements Stateful {
        @Override
        public String code() {
            return "insufficient_credits";
        }

        @Override
        public String message() {
            return requested + " credits were asked for and " + available + " are available.";
        }
    }

    /** @param left what they may still use of their limit before {@code resets} */
    record MemberLimitExceeded(UUID member, Credits requested, Credits left, Instant resets) implements Stateful {
        @Override
        public String code() {
            return "member_limit_exceeded";
        }

        @Override
        public String message() {
            return "Member " + member + " may use " + left + " more credits before " + resets + ", and asked for "
                    + requested + ".";
        }
    }

    /** @param left what they may still use of the cap, ever */
    record MemberCapExceeded(UUID member, Credits requested, Credits left) implements Stateful {
        @Override
        public String code() {
            return "member_cap_exceeded";
        }

        @Override
        public String message() {
            return "Member " + member + " may use " + left + " more credits of the cap, and asked for " + requested
                    + ".";
        }
    }

    record TooManyMembers(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_many_members";
        }

        @Override
        public String message() {
            return "An account keeps count of at most " + limit + " members.";
        }
    }

    record TooManyAmendments(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_many_amendments";
        }

        @Override
        public String message() {
            return "An account has at most " + limit + " decrements that were undone, wholly or partly.";
        }
    }

    record TooManyReversals(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_many_reversals";
        }

        @Override
        public String message() {
            return "An account has at most " + limit + " reversals that were not reinstated.";
        }
    }

    record TooManyBlocks(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_many_blocks";
        }

        @Override
        public String message() {
            return "The account would have more than " + limit + " live blocks.";
        }
    }

    record TooManyHolds(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_many_holds";
        }

        @Override
        public String message() {
            return "The account would have more than " + limit + " open holds.";
        }
    }

    record BalanceTooLarge(Credits balance) implements Stateful {
        @Override
        public String code() {
            return "balance_too_large";
        }

        @Override
        public String message() {
            return "The balance would become " + balance + ", beyond the ledger's range of 10^24 credits.";
        }
    }

    record TooManyInvoices(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_many_invoices";
        }

        @Override
        public String message() {
            return "The account would have more than " + limit + " such invoices that are neither paid nor void.";
        }
    }
}
