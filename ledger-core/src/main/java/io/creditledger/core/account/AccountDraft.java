package io.creditledger.core.account;

import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An account while one event is applied to it; lives no longer than that. Shares what the event does not touch. */
final class AccountDraft {
    private final Open before;
    private Settings settings;
    private Credits debt;
    private List<Block> blocks;
    private Map<UUID, Hold> holds;
    private Map<UUID, Undone> amended;
    private Map<UUID, Reversal> reversals;
    private long lastForfeit;
    private @Nullable Long memberCap;
    private Map<UUID, Member> members;
    private List<Meter> meters;
    private Map<UUID, OpenInvoice> invoices;
    private @Nullable String toppedUp;

    AccountDraft(Open before) {
        this.before = before;
        this.settings = before.settings();
        this.debt = before.debt();
        this.blocks = before.blocks();
        this.holds = before.holds();
        this.amended = before.amended();
        this.reversals = before.reversals();
        this.lastForfeit = before.lastForfeit();
        this.memberCap = before.memberCap();
        this.members = before.members();
        this.meters = before.meters();
        this.invoices = before.invoices();
        this.toppedUp = before.toppedUp();
    }

    Open before() {
        return before;
    }

    AccountDraft settings(Settings to) {
        settings = to;
        return this;
    }

    AccountDraft owed(Credits amount) {
        return debt(amount, debt.plus(amount));
    }

    AccountDraft repaid(Credits amount) {
        return debt(amount, debt.minus(amount));
    }

    private AccountDraft debt(Credits amount, Credits after) {
        if (amount.isNegative() || after.isNegative()) {
            throw new CorruptStream("a debt of " + debt + " cannot become " + after);
        }
        debt = after;
        return this;
    }

    AccountDraft draws(List<Draw> draws, BiFunction<Block, Credits, Block> change) {
        blocks = draws.isEmpty() ? blocks : Blocks.changed(blocks, draws, change);
        return this;
    }

    AccountDraft restored(List<Restored> restored) {
        blocks = Blocks.restored(blocks, restored);
        return this;
    }

    /** Adds the blocks as far as they did not go to the debt. */
    AccountDraft granted(List<GrantedBlock> granted) {
        blocks = Blocks.with(
                blocks,
                granted.stream()
                        .map(GrantedBlock::live)
                        .filter(block -> block.remaining().isPositive())
                        .toList());
        return this;
    }

    /** Adds a whole new block; null: none. */
    AccountDraft block(@Nullable BlockTerms terms) {
        return terms == null ? this : granted(List.of(new GrantedBlock(terms, Credits.ZERO)));
    }

    /** Puts, replaces or, with null, removes a hold. */
    AccountDraft hold(UUID id, @Nullable Hold hold) {
        holds = with(holds, id, hold);
        return this;
    }

    AccountDraft amended(UUID decrement, Undone undone) {
        amended = with(amended, decrement, undone);
        return this;
    }

    /** Puts or, with null, removes a reversal. */
    AccountDraft reversal(UUID id, @Nullable Reversal reversal) {
        reversals = with(reversals, id, reversal);
        return this;
    }

    AccountDraft used(@Nullable Metered metered, Instant at) {
        meters = metered == null ? meters : Meters.used(meters, metered, at);
        return this;
    }

    AccountDraft returned(@Nullable Unmetered unmetered, Credits credits) {
        meters = unmetered == null ? meters : Meters.returned(meters, unmetered, credits);
        return this;
    }

    AccountDraft forfeit(AccountEvent.Entry event) {
        lastForfeit = event.entry();
        return this;
    }

    /** Changes what is known of a member; null: nobody was named. */
    AccountDraft member(@Nullable UUID id, UnaryOperator<Member> change) {
        if (id != null) {
            members = with(members, id, change.apply(members.getOrDefault(id, Member.NEW)));
        }
        return this;
    }

    AccountDraft memberCap(@Nullable Long cap) {
        memberCap = cap;
        return this;
    }

    /** Puts an open invoice. */
    AccountDraft opened(UUID invoice, OpenInvoice open) {
        invoices = with(invoices, invoice, open);
        return this;
    }

    /** @throws CorruptStream when the invoice is not open */
    AccountDraft closed(UUID invoice) {
        if (!invoices.containsKey(invoice)) {
            throw new CorruptStream("invoice " + invoice + " is not open");
        }
        invoices = with(invoices, invoice, null);
        return this;
    }

    /** Notes which top-up made a purchase or order; null: none did, which changes nothing. */
    AccountDraft toppedUp(@Nullable String by) {
        toppedUp = by == null ? toppedUp : by;
        return this;
    }

    /** The account after an event that is a line of the statement: the next line, with the balance that follows. */
    Open entry(AccountEvent.Entry event) {
        if (event.entry() != before.entries() + 1) {
            throw new CorruptStream("entry " + event.entry() + " cannot follow entry " + before.entries());
        }
        if (!event.balance().equals(before.balance().plus(event.change()))) {
            throw new CorruptStream("entry " + event.entry() + " of " + event.change() + " cannot lead from "
                    + before.balance() + " to " + event.balance());
        }
        toppedUp = event.change().isNegative() ? null : toppedUp;
        return after(event.entry(), event.balance());
    }

    /** The account after an event that is no line of the statement. */
    Open done() {
        return after(before.entries(), before.balance());
    }

    /** @throws CorruptStream unless the parts of an event add up to its amount */
    void sum(AccountEvent event, Credits amount, Credits parts) {
        if (!amount.equals(parts)) {
            throw new CorruptStream("the parts of " + event + " are " + parts + ", not " + amount);
        }
    }

    private Open after(long entries, Credits balance) {
        return new Open(
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
                meters,
                invoices,
                toppedUp);
    }

    private static <V> Map<UUID, V> with(Map<UUID, V> map, UUID id, @Nullable V value) {
        Map<UUID, V> copy = new LinkedHashMap<>(map);
        if (value == null) {
            copy.remove(id);
        } else {
            copy.put(id, value);
        }
        return copy.isEmpty() ? Map.of() : Collections.unmodifiableMap(copy);
    }
}
