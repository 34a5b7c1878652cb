package io.creditledger.projections.checks;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvent.*;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.InvoicePaid;
import io.creditledger.core.account.AccountEvent.InvoiceVoided;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Draw;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.account.Restored;
import io.creditledger.core.money.Credits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account's books, kept a second time and in another way than the ledger does: every line must continue the sum,
 * every amount must be the sum of its parts, no block may give more than it has, and no debt may arise where none is
 * allowed.
 */
final class AccountAudit {
    private final Map<UUID, Credits> remaining = new HashMap<>();
    private final Map<UUID, Map<UUID, Credits>> pins = new HashMap<>();
    private final Map<UUID, Credits> pinnedOverdraft = new HashMap<>();
    private final Map<UUID, Credits> held = new HashMap<>();
    private Credits blocks = Credits.ZERO;
    private Credits balance = Credits.ZERO;
    private Credits debt = Credits.ZERO;
    private boolean mayOwe;
    private long entry;

    void follow(AccountEvent event) {
        apply(event);
        if (event instanceof Entry line) {
            balance = balance.plus(line.change());
            entry++;
            require(line.entry() == entry, "entry " + line.entry() + " should be number " + entry);
            require(line.balance().equals(balance), "balance " + line.balance() + " should be " + balance);
        }
        require(balance.equals(blocks.minus(debt)), "balance " + balance + " is not " + blocks + " - debt " + debt);
        require(!debt.isNegative(), "debt is negative: " + debt);
    }

    private void apply(AccountEvent event) {
        switch (event) {
            case AccountOpened e -> mayOwe = e.settings().negativeAllowed();
            case AccountConfigured e -> mayOwe = e.settings().negativeAllowed();
            case MemberLimited e -> {} // who may use how much moves nothing
            case MembersCapped e -> {}
            case CreditsPurchased e -> grant(e.amount(), e.blocks());
            case CreditsOrdered e -> adds(e.amount(), e.block().amount());
            case InvoicePaid e -> {} // what it brings comes by itself
            case InvoiceVoided e -> {}
            case CreditsGranted e -> grant(e.amount(), e.blocks());
            case CreditsDecremented e -> {
                adds(e.amount(), sum(e.draws()).plus(e.overdraft()));
                e.draws().forEach(this::takeFree);
                owe(e.overdraft());
            }
            case CreditsHeld e -> {
                adds(e.amount(), sum(e.draws()).plus(e.overdraft()));
                require(mayOwe || e.overdraft().isZero(), "held " + e.overdraft() + " beyond the blocks");
                e.draws().forEach(draw -> pin(e.id(), draw));
                pinnedOverdraft.put(e.id(), e.overdraft());
            }
            case HoldCaptured e -> capture(e);
            case HoldReleased e -> end(e.hold());
            case CreditsExpired e -> {
                adds(e.amount(), sum(e.draws()));
                e.draws().forEach(this::takeFree);
            }
            case BlockVoided e -> {
                adds(e.amount(), e.draw().amount());
                takeFree(e.draw());
            }
            case BlockExpiryChanged e -> {
                adds(e.amount(), e.draw().amount());
                takeFree(e.draw());
                begin(e.terms(), e.terms().amount());
            }
            case DecrementAmended e -> giveBack(e.amount(), e.restored(), e.debtCancelled(), e.block());
            case PurchaseReversed e -> {
                adds(e.amount(), restored(e.taken()).plus(e.debt()));
                e.taken()
                        .forEach(part -> take(
                                part.terms().block(),
                                part.amount(),
                                free(part.terms().block())));
                debt = debt.plus(e.debt());
            }
            case PurchaseReinstated e -> giveBack(e.amount(), e.restored(), e.debtCancelled(), e.block());
        }
    }

    private void grant(Credits amount, List<GrantedBlock> blocks) {
        adds(amount, blocks.stream().map(b -> b.terms().amount()).reduce(Credits.ZERO, Credits::plus));
        for (GrantedBlock block : blocks) {
            begin(block.terms(), block.terms().amount().minus(block.debtRepaid()));
            debt = debt.minus(block.debtRepaid());
        }
    }

    private void capture(HoldCaptured e) {
        adds(e.amount(), sum(e.draws()).plus(e.overdraft()));
        Map<UUID, Credits> pinned = pins.getOrDefault(e.hold(), new HashMap<>());
        for (Draw draw : e.draws()) {
            Credits left = pinned.getOrDefault(draw.block(), Credits.ZERO).minus(draw.amount());
            require(!left.isNegative(), "captured more of block " + draw.block() + " than was held");
            take(draw.block(), draw.amount(), remaining.getOrDefault(draw.block(), Credits.ZERO));
            add(held, draw.block(), draw.amount().negated());
            pinned.put(draw.block(), left);
        }
        Credits overdraft = pinnedOverdraft.getOrDefault(e.hold(), Credits.ZERO).minus(e.overdraft());
        require(!overdraft.isNegative(), "captured more beyond the blocks than was held");
        pinnedOverdraft.put(e.hold(), overdraft);
        debt = debt.plus(e.overdraft());
        if (e.last()) {
            end(e.hold());
        }
    }

    private void giveBack(Credits amount, List<Restored> parts, Credits cancelled, @Nullable BlockTerms block) {
        Credits fresh = block == null ? Credits.ZERO : block.amount();
        adds(amount, restored(parts).plus(cancelled).plus(fresh));
        parts.forEach(part -> put(part.terms().block(), part.amount()));
        debt = debt.minus(cancelled);
        if (block != null) {
            begin(block, fresh);
        }
    }

    private void begin(BlockTerms terms, Credits credits) {
        require(!remaining.containsKey(terms.block()), "block " + terms.block() + " began twice");
        put(terms.block(), credits);
    }

    private void takeFree(Draw draw) {
        take(draw.block(), draw.amount(), free(draw.block()));
    }

    private void take(UUID block, Credits amount, Credits available) {
        require(amount.isPositive(), "took " + amount + " of block " + block);
        require(!amount.exceeds(available), "took " + amount + " of block " + block + ", which had " + available);
        put(block, amount.negated());
    }

    private void put(UUID block, Credits change) {
        add(remaining, block, change);
        blocks = blocks.plus(change);
    }

    /** Used up blocks leave, so that an account's age costs nothing. */
    private static void add(Map<UUID, Credits> sums, UUID block, Credits change) {
        Credits sum = sums.getOrDefault(block, Credits.ZERO).plus(change);
        if (sum.isZero()) {
            sums.remove(block);
        } else {
            sums.put(block, sum);
        }
    }

    private void pin(UUID hold, Draw draw) {
        require(!draw.amount().exceeds(free(draw.block())), "held more of block " + draw.block() + " than was free");
        pins.computeIfAbsent(hold, h -> new HashMap<>()).merge(draw.block(), draw.amount(), Credits::plus);
        add(held, draw.block(), draw.amount());
    }

    private void end(UUID hold) {
        require(pinnedOverdraft.remove(hold) != null, "hold " + hold + " is not open");
        Map<UUID, Credits> pinned = pins.remove(hold);
        if (pinned != null) {
            pinned.forEach((block, amount) -> add(held, block, amount.negated()));
        }
    }

    private void owe(Credits overdraft) {
        require(mayOwe || overdraft.isZero(), "overdrawn by " + overdraft + ", which the account does not allow");
        debt = debt.plus(overdraft);
    }

    private Credits free(UUID block) {
        return remaining.getOrDefault(block, Credits.ZERO).minus(held.getOrDefault(block, Credits.ZERO));
    }

    private static Credits sum(List<Draw> draws) {
        return draws.stream().map(Draw::amount).reduce(Credits.ZERO, Credits::plus);
    }

    private static Credits restored(List<Restored> parts) {
        return parts.stream().map(Restored::amount).reduce(Credits.ZERO, Credits::plus);
    }

    private static void adds(Credits amount, Credits parts) {
        require(amount.equals(parts), "amount " + amount + " is not the sum of its parts, " + parts);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
