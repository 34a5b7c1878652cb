package io.creditledger.core.account;

import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can have happened to one credit account. Append only: never rename, never remove.
 *
 * <p>Events that change the balance are {@link Entry entries} of the account's statement, numbered without gaps, each
 * with the balance after it, so that a statement line needs nothing but its event.
 */
public sealed interface AccountEvent extends LedgerEvent {

    /** A line of the account's statement. */
    sealed interface Entry extends AccountEvent {
        /** Number of the line in the account, from 1. */
        long entry();

        /** What the line adds to the balance: positive in, negative out, zero for a move between blocks. */
        Credits change();

        /** Balance after the line: the sum of all changes so far. Includes held and not yet effective credits. */
        Credits balance();
    }

    record AccountOpened(UUID id, Instant at, Settings settings) implements AccountEvent {}

    record AccountConfigured(UUID id, Instant at, Settings settings) implements AccountEvent {}

    /**
     * Bought credits; {@code amount} is the sum over {@code blocks}, debt repaid included.
     *
     * @param invoice how they are invoiced; null: not here, or they were ordered and invoiced before
     */
    record CreditsPurchased(
            UUID id,
            Instant at,
            long entry,
            Credits amount,
            Credits balance,
            List<GrantedBlock> blocks,
            Source source,
            @Nullable String offer,
            @Nullable String payment,
            Note note,
            @Nullable Invoicing invoice)
            implements Entry {
        /** Not invoiced here. */
        public CreditsPurchased(
                UUID id,
                Instant at,
                long entry,
                Credits amount,
                Credits balance,
                List<GrantedBlock> blocks,
                Source source,
                @Nullable String offer,
                @Nullable String payment,
                Note note) {
            this(id, at, entry, amount, balance, blocks, source, offer, payment, note, null);
        }

        @Override
        public Credits change() {
            return amount;
        }
    }

    /**
     * Credits that come when their invoice is paid: the balance does not have them yet.
     *
     * @param amount of the block
     * @param block what it will be; its grant is this order until it is paid
     * @param offer what was ordered, if it has a name
     * @param invoice how it is invoiced
     */
    record CreditsOrdered(
            UUID id,
            Instant at,
            long entry,
            Credits amount,
            Credits balance,
            BlockTerms block,
            Source source,
            @Nullable String offer,
            Note note,
            Invoicing invoice)
            implements Entry {
        @Override
        public Credits change() {
            return Credits.ZERO;
        }
    }

    /**
     * An invoice was paid. Ordered credits come with the event after it.
     *
     * @param paidAt when the money was received
     * @param note what was said of the payment, and its id elsewhere
     */
    record InvoicePaid(UUID id, Instant at, UUID invoice, Instant paidAt, Note note) implements AccountEvent {}

    /** An open invoice is no longer owed; ordered credits never come. */
    record InvoiceVoided(UUID id, Instant at, UUID invoice) implements AccountEvent {}

    /** Given credits: {@code amount} is the sum over {@code blocks}, debt repaid included. */
    record CreditsGranted(
            UUID id, Instant at, long entry, Credits amount, Credits balance, List<GrantedBlock> blocks, Note note)
            implements Entry {
        @Override
        public Credits change() {
            return amount;
        }
    }

    /**
     * Used credits: {@code amount} = Σ draws + overdraft.
     *
     * @param metered how usage became the amount, which may then be zero; null: the caller named the amount
     */
    record CreditsDecremented(
            UUID id,
            Instant at,
            long entry,
            Credits amount,
            Credits balance,
            List<Draw> draws,
            Credits overdraft,
            Usage usage,
            Note note,
            @Nullable Metered metered)
            implements Entry {
        /** Of an amount that the caller named. */
        public CreditsDecremented(
                UUID id,
                Instant at,
                long entry,
                Credits amount,
                Credits balance,
                List<Draw> draws,
                Credits overdraft,
                Usage usage,
                Note note) {
            this(id, at, entry, amount, balance, draws, overdraft, usage, note, null);
        }

        @Override
        public Credits change() {
            return amount.negated();
        }
    }

    /** Reserved credits; {@code id} is the hold. {@code amount} = Σ draws + overdraft. */
    record CreditsHeld(
            UUID id,
            Instant at,
            Credits amount,
            List<Draw> draws,
            Credits overdraft,
            @Nullable Instant expiresAt,
            Note note,
            @Nullable UUID member)
            implements AccountEvent {}

    /**
     * What a member may use, all of it as it is now.
     *
     * @param monthlyLimit whole credits of a calendar month (UTC); null: any number
     * @param name for people to read; null: none was told
     * @param exempt from the member cap
     */
    record MemberLimited(
            UUID id,
            Instant at,
            UUID member,
            @Nullable Long monthlyLimit,
            @Nullable String name,
            boolean exempt) implements AccountEvent {}

    /** How many whole credits each member may use ever; null: any number. */
    record MembersCapped(UUID id, Instant at, @Nullable Long cap) implements AccountEvent {}

    /** Used credits that a hold had pinned: {@code amount} = Σ draws + overdraft; {@code last} ended the hold. */
    record HoldCaptured(
            UUID id,
            Instant at,
            long entry,
            Credits amount,
            Credits balance,
            UUID hold,
            List<Draw> draws,
            Credits overdraft,
            boolean last,
            Usage usage,
            Note note)
            implements Entry {
        @Override
        public Credits change() {
            return amount.negated();
        }
    }

    /** The rest of a hold was given up, by a command or because its time was over ({@code expired}). */
    record HoldReleased(UUID id, Instant at, UUID hold, Credits amount, boolean expired) implements AccountEvent {}

    /** Free credits of blocks that expired by {@code at}; {@code amount} = Σ draws. */
    record CreditsExpired(UUID id, Instant at, long entry, Credits amount, Credits balance, List<Draw> draws)
            implements Entry {
        @Override
        public Credits change() {
            return amount.negated();
        }
    }

    /** Free credits of a block were taken back. */
    record BlockVoided(UUID id, Instant at, long entry, Credits amount, Credits balance, Draw draw, Note note)
            implements Entry {
        @Override
        public Credits change() {
            return amount.negated();
        }
    }

    /** Credits moved from {@code draw}'s block to a new block with another expiry. */
    record BlockExpiryChanged(
            UUID id, Instant at, long entry, Credits amount, Credits balance, Draw draw, BlockTerms terms, Note note)
            implements Entry {
        @Override
        public Credits change() {
            return Credits.ZERO;
        }
    }

    /**
     * A decrement was undone: {@code amount} = Σ restored + debtCancelled + new block.
     *
     * @param restored credits back in the blocks they came from
     * @param debtCancelled the overdraft undone, as far as it was still owed
     * @param block a new block for overdraft that a grant had repaid meanwhile; null: none
     * @param usage what the decrement was for
     * @param decrementedAt when the decrement was decided: with {@code usage}, where reports take the credits off
     * @param unmetered the usage that no longer counts; null: no price had rated it
     */
    record DecrementAmended(
            UUID id,
            Instant at,
            long entry,
            Credits amount,
            Credits balance,
            UUID decrement,
            List<Restored> restored,
            Credits debtCancelled,
            @Nullable BlockTerms block,
            Usage usage,
            Instant decrementedAt,
            Note note,
            @Nullable Unmetered unmetered)
            implements Entry {
        /** Of an amount that the caller had named. */
        public DecrementAmended(
                UUID id,
                Instant at,
                long entry,
                Credits amount,
                Credits balance,
                UUID decrement,
                List<Restored> restored,
                Credits debtCancelled,
                @Nullable BlockTerms block,
                Usage usage,
                Instant decrementedAt,
                Note note) {
            this(
                    id,
                    at,
                    entry,
                    amount,
                    balance,
                    decrement,
                    restored,
                    debtCancelled,
                    block,
                    usage,
                    decrementedAt,
                    note,
                    null);
        }

        @Override
        public Credits change() {
            return amount;
        }
    }

    /**
     * A purchase was taken back.
     *
     * @param amount taken from the balance: Σ taken + debt
     * @param covered credits of the purchase this accounts for: amount + forfeited
     * @param taken from the purchase's own blocks
     * @param debt spent already, now owed
     * @param forfeited expired or voided already, not owed
     */
    record PurchaseReversed(
            UUID id,
            Instant at,
            long entry,
            Credits amount,
            Credits balance,
            UUID purchase,
            Credits covered,
            List<Restored> taken,
            Credits debt,
            Credits forfeited,
            Note note)
            implements Entry {
        @Override
        public Credits change() {
            return amount.negated();
        }
    }

    /** What a reversal took was given back: {@code amount} = Σ restored + debtCancelled + new block. */
    record PurchaseReinstated(
            UUID id,
            Instant at,
            long entry,
            Credits amount,
            Credits balance,
            UUID reversal,
            UUID purchase,
            List<Restored> restored,
            Credits debtCancelled,
            @Nullable BlockTerms block,
            Note note)
            implements Entry {
        @Override
        public Credits change() {
            return amount;
        }
    }
}
