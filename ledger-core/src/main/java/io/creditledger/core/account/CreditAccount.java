package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of an account that its next decision needs; its size follows what is live, not the account's age. */
public sealed interface CreditAccount {
    /** Nothing has happened yet. */
    record Unopened() implements CreditAccount {}

    /**
     * An account in use.
     *
     * @param settings what it allows
     * @param entries number of its last statement entry
     * @param balance sum of all entries
     * @param debt owed: reversals of what was spent, and overdrafts, as far as not repaid. Balance = Σ remaining − debt
     * @param blocks live blocks in {@link Block#DRAW_ORDER}: those with something remaining
     * @param holds open holds by id
     * @param amended per decrement, what was undone so far
     * @param reversals open reversals by transaction id
     * @param lastForfeit the last entry that expired or voided credits; 0: none
     * @param memberCap whole credits that a member may use ever; null: any number
     * @param members those it keeps count of: whom a limit, a decrement or a hold named
     * @param meters what was used at prices in billing periods that usage can still come for
     * @param invoices open invoices by id
     * @param toppedUp the top-up that was the last change but for credits that came in; null: credits have gone since
     */
    record Open(
            Settings settings,
            long entries,
            Credits balance,
            Credits debt,
            List<Block> blocks,
            Map<UUID, Hold> holds,
            Map<UUID, Undone> amended,
            Map<UUID, Reversal> reversals,
            long lastForfeit,
            @Nullable Long memberCap,
            Map<UUID, Member> members,
            List<Meter> meters,
            Map<UUID, OpenInvoice> invoices,
            @Nullable String toppedUp)
            implements CreditAccount {
        /** An account that nothing was metered for. */
        public Open(
                Settings settings,
                long entries,
                Credits balance,
                Credits debt,
                List<Block> blocks,
                Map<UUID, Hold> holds,
                Map<UUID, Undone> amended,
                Map<UUID, Reversal> reversals,
                long lastForfeit,
                @Nullable Long memberCap,
                Map<UUID, Member> members) {
            this(
                    settings,
                    entries,
                    balance,
                    debt,
                    blocks,
                    holds,
                    amended,
                    reversals,
                    lastForfeit,
                    memberCap,
                    members,
                    List.of(),
                    Map.of(),
                    null);
        }

        /**
         * What can be decremented or held at {@code time} without naming a price: free credits of blocks that pay for
         * everything, are effective and have not expired then, less debt, less overdraft that holds have reserved. What
         * is over by {@code time} counts as over, recorded or not: an expired hold reserves nothing.
         */
        public Credits availableAt(Instant time) {
            return payingFor(null).sumAt(time);
        }

        /** The same account as far as its blocks pay for metered usage of an item; null: for everything. */
        Open payingFor(@Nullable String item) {
            for (Block block : blocks) {
                if (!block.terms().paysFor(item)) {
                    return with(blocks.stream()
                            .filter(each -> each.terms().paysFor(item))
                            .toList());
                }
            }
            return this;
        }

        private Open with(List<Block> others) {
            return new Open(
                    settings,
                    entries,
                    balance,
                    debt,
                    others,
                    holds,
                    amended,
                    reversals,
                    lastForfeit,
                    memberCap,
                    members,
                    meters,
                    invoices,
                    toppedUp);
        }

        /** What all blocks give at {@code time}, whatever they pay for; see {@link #availableAt}. */
        Credits sumAt(Instant time) {
            Credits sum = debt.negated();
            for (Block block : blocks) {
                if (block.isDrawableAt(time)) {
                    sum = sum.plus(block.free());
                }
            }
            for (Hold hold : holds.values()) {
                sum = hold.isExpiredAt(time) ? sum.plus(drawable(hold, time)) : sum.minus(hold.overdraft());
            }
            return sum;
        }

        /** What the hold's end would free for drawing at {@code time}. */
        private Credits drawable(Hold hold, Instant time) {
            Credits sum = Credits.ZERO;
            for (Draw draw : hold.draws()) {
                Block block = block(draw.block());
                if (block != null && block.isDrawableAt(time)) {
                    sum = sum.plus(draw.amount());
                }
            }
            return sum;
        }

        /** The live block with that identity; null: there is none. */
        @Nullable
        Block block(UUID id) {
            for (Block block : blocks) {
                if (block.terms().block().equals(id)) {
                    return block;
                }
            }
            return null;
        }

        /** Whether the block is ordered and not paid. */
        boolean awaitsPayment(UUID block) {
            return invoices.values().stream().anyMatch(invoice -> invoice.isOrderOf(block));
        }

        /** Whether anything but blocks decides what is available: debt, or overdraft that holds have reserved. */
        boolean owes() {
            if (!debt.isZero()) {
                return true;
            }
            for (Hold hold : holds.values()) {
                if (!hold.overdraft().isZero()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The state before the first event. */
    CreditAccount UNOPENED = new Unopened();
}
