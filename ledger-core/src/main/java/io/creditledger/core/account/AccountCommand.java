package io.creditledger.core.account;

import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a credit account. */
public sealed interface AccountCommand extends LedgerCommand {
    AccountId account();

    @Override
    default String stream() {
        return account().stream();
    }

    /** Open the account, with the blocks it starts with (a signup allocation), if any. */
    record OpenAccount(AccountId account, UUID id, Instant at, Settings settings, List<NewBlock> allocation)
            implements AccountCommand {}

    /**
     * Change what the account allows. Only what is named changes, so that two changes of different things do not undo
     * each other, and the same change asked again is the same question whatever has changed between.
     *
     * @param negativeAllowed null: as it is
     * @param lowBalanceThreshold null: as it is
     */
    record ConfigureAccount(
            AccountId account,
            UUID id,
            Instant at,
            @Nullable Boolean negativeAllowed,
            @Nullable Credits lowBalanceThreshold)
            implements AccountCommand {
        /** Names all settings. */
        public ConfigureAccount(AccountId account, UUID id, Instant at, Settings settings) {
            this(account, id, at, settings.negativeAllowed(), settings.lowBalanceThreshold());
        }
    }

    /**
     * Record bought credits.
     *
     * @param blocks what was bought, paid blocks and bonus blocks, at least one
     * @param source why it was bought: {@link Source#PURCHASE}, {@link Source#AUTO_REFILL} or {@link Source#RECURRING}
     * @param offer the tier or price bought, if any
     * @param payment the paid object, if money moved
     * @param opening how to open the account when it is not open yet, in the same decision; null: it must be open
     * @param ifAtMost a top-up, known by its {@code offer}: only while the balance is at most this, credits have gone
     *     since it topped up last and no order of a top-up waits for its payment; otherwise nothing happens. Null: buy
     * @param invoice how it is invoiced, of one block; null: not here
     */
    record PurchaseCredits(
            AccountId account,
            UUID id,
            Instant at,
            List<NewBlock> blocks,
            Source source,
            @Nullable String offer,
            @Nullable String payment,
            Note note,
            @Nullable Settings opening,
            @Nullable Credits ifAtMost,
            @Nullable Invoicing invoice)
            implements AccountCommand {
        /** A purchase whatever the balance, not invoiced here. */
        public PurchaseCredits(
                AccountId account,
                UUID id,
                Instant at,
                List<NewBlock> blocks,
                Source source,
                @Nullable String offer,
                @Nullable String payment,
                Note note,
                @Nullable Settings opening) {
            this(account, id, at, blocks, source, offer, payment, note, opening, null, null);
        }

        /** A purchase for an account that is open. */
        public PurchaseCredits(
                AccountId account,
                UUID id,
                Instant at,
                List<NewBlock> blocks,
                Source source,
                @Nullable String offer,
                @Nullable String payment,
                Note note) {
            this(account, id, at, blocks, source, offer, payment, note, null);
        }
    }

    /**
     * Take note that an open invoice was paid; ordered credits come with it.
     *
     * @param paidAt when the money was received
     * @param note what there is to say of the payment, and its id elsewhere
     */
    record PayInvoice(AccountId account, UUID id, Instant at, UUID invoice, Instant paidAt, Note note)
            implements AccountCommand {}

    /** Give an open invoice up; ordered credits never come, those that came stay. */
    record VoidInvoice(AccountId account, UUID id, Instant at, UUID invoice) implements AccountCommand {}

    /** Give credits that nobody paid for here. */
    record GrantCredits(AccountId account, UUID id, Instant at, NewBlock block, Note note) implements AccountCommand {}

    /** Take credits for usage. */
    record DecrementCredits(AccountId account, UUID id, Instant at, Credits amount, Usage usage, Note note)
            implements AccountCommand {}

    /**
     * Take credits for usage as a price rates it, after what the account used at that price before in the billing
     * period of the usage.
     *
     * @param price which price of the tenant
     * @param quantity units used
     * @param properties what is known about the usage
     * @param recorded the price, read from the history
     * @param plain names of properties that were said as a number or boolean and not as a text
     */
    record MeterUsage(
            AccountId account,
            UUID id,
            Instant at,
            UUID price,
            BigDecimal quantity,
            SortedMap<String, String> properties,
            RecordedPrice recorded,
            Usage usage,
            Note note,
            List<String> plain)
            implements AccountCommand {
        /** Usage whose properties were all said as texts. */
        public MeterUsage(
                AccountId account,
                UUID id,
                Instant at,
                UUID price,
                BigDecimal quantity,
                SortedMap<String, String> properties,
                RecordedPrice recorded,
                Usage usage,
                Note note) {
            this(account, id, at, price, quantity, properties, recorded, usage, note, List.of());
        }
    }

    /**
     * Reserve credits. The hold's id is {@code id}.
     *
     * @param expiresAt null: until captured or released
     * @param member for whom, where the account is to keep count of its members
     */
    record HoldCredits(
            AccountId account,
            UUID id,
            Instant at,
            Credits amount,
            @Nullable Instant expiresAt,
            Note note,
            @Nullable UUID member)
            implements AccountCommand {
        /** A hold for nobody in particular. */
        public HoldCredits(
                AccountId account, UUID id, Instant at, Credits amount, @Nullable Instant expiresAt, Note note) {
            this(account, id, at, amount, expiresAt, note, null);
        }
    }

    /** Take credits that a hold reserved; {@code last} releases what is then left of it. */
    record CaptureHold(
            AccountId account, UUID id, Instant at, UUID hold, Credits amount, boolean last, Usage usage, Note note)
            implements AccountCommand {}

    /** Give up what is left of a hold. */
    record ReleaseHold(AccountId account, UUID id, Instant at, UUID hold) implements AccountCommand {}

    /** Record what has expired by {@code at}; nothing happens when nothing has. */
    record ExpireCredits(AccountId account, UUID id, Instant at) implements AccountCommand {}

    /** Take back free credits of a block; {@code amount} null: all of them. */
    record VoidBlock(
            AccountId account,
            UUID id,
            Instant at,
            UUID block,
            @Nullable Credits amount,
            Note note) implements AccountCommand {}

    /**
     * Move free credits of a block to a new block that differs only in its expiry.
     *
     * @param amount null: all free credits
     * @param expiresAt null: never
     */
    record ChangeBlockExpiry(
            AccountId account,
            UUID id,
            Instant at,
            UUID block,
            @Nullable Credits amount,
            @Nullable Instant expiresAt,
            Note note)
            implements AccountCommand {}

    /**
     * Move free credits of the one block that expires at {@code from} to a new block that differs only in its expiry.
     *
     * @param from null: of the one block that never expires
     * @param amount null: all free credits
     * @param expiresAt null: never
     */
    record ChangeExpiryFrom(
            AccountId account,
            UUID id,
            Instant at,
            @Nullable Instant from,
            @Nullable Credits amount,
            @Nullable Instant expiresAt,
            Note note)
            implements AccountCommand {}

    /**
     * Undo what decrements drew from a block, as far as {@code amount} goes, the latest decrement first.
     *
     * @param recorded the decrements that may have drawn from it, latest first, read from the history
     */
    record AmendBlock(
            AccountId account, UUID id, Instant at, UUID block, Credits amount, List<RecordedUse> recorded, Note note)
            implements AccountCommand {}

    /**
     * Undo a decrement, wholly or partly, by its recorded draws, last draw first.
     *
     * @param decrement transaction to undo
     * @param amount null: what is not yet undone
     * @param recorded what that transaction took, read from the history
     */
    record AmendDecrement(
            AccountId account,
            UUID id,
            Instant at,
            UUID decrement,
            @Nullable Credits amount,
            RecordedDecrement recorded,
            Note note)
            implements AccountCommand {}

    /**
     * Take back a purchase (refund, lost or open dispute): first what remains of its own blocks, then debt for what was
     * spent; what had expired or been voided is not owed.
     *
     * @param purchase transaction to reverse
     * @param amount credits of the purchase to take back; null: what is not yet reversed
     * @param recorded the purchase, read from the history
     * @param invoice must be open still; null: it may have been paid
     */
    record ReversePurchase(
            AccountId account,
            UUID id,
            Instant at,
            UUID purchase,
            @Nullable Credits amount,
            RecordedPurchase recorded,
            Note note,
            @Nullable UUID invoice)
            implements AccountCommand {}

    /**
     * Say what a member may use, and who they are.
     *
     * @param monthlyLimit whole credits of a calendar month (UTC); null: any number
     * @param name null: as it is
     * @param exempt from the member cap; null: as it is
     */
    record LimitMember(
            AccountId account,
            UUID id,
            Instant at,
            UUID member,
            @Nullable Long monthlyLimit,
            @Nullable String name,
            @Nullable Boolean exempt)
            implements AccountCommand {}

    /** Say how many whole credits each member may use ever, exempt ones excepted; null: any number. */
    record CapMembers(
            AccountId account,
            UUID id,
            Instant at,
            @Nullable Long cap) implements AccountCommand {}

    /** Give back what a reversal took (a dispute won). {@code reversal} is the reversing transaction. */
    record ReinstatePurchase(AccountId account, UUID id, Instant at, UUID reversal, Note note)
            implements AccountCommand {}
}
