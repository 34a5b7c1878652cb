package io.creditledger.bench.torture.check;

import io.creditledger.bench.torture.history.Tree;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An account as its events say, by rules written a second time: nothing of the ledger's own model is used, so that an
 * error there is not repeated here.
 */
final class AccountFold {
    private record Hold(Map<UUID, BigDecimal> pins, BigDecimal overdraft) {}

    private final String stream;
    private final Findings findings;
    private final FoldedBlocks blocks = new FoldedBlocks();
    private final Map<UUID, Hold> holds = new HashMap<>();
    /** What of decrements and purchases is not undone, and what open reversals cover. */
    private final Map<UUID, BigDecimal> undoable = new HashMap<>();

    private boolean open;
    private boolean negativeAllowed;
    private long entries;
    private BigDecimal balance = BigDecimal.ZERO;
    private BigDecimal debt = BigDecimal.ZERO;
    private String now = "";

    AccountFold(String stream, Findings findings) {
        this.stream = stream;
        this.findings = findings;
    }

    /** What it is after the event at {@code position}. */
    Account.Moment moment(long position) {
        return new Account.Moment(position, entries, balance, debt);
    }

    /** Adds one event; whatever cannot be is found. */
    void apply(LoggedEvent event, Tree e) {
        now = event.type() + " at position " + event.position() + " " + e.fields();
        require(open != event.type().equals("account.opened"), "opened twice or not at all");
        switch (event.type()) {
            case "account.opened", "account.configured" -> {
                open = true;
                negativeAllowed = e.tree("settings").flag("negativeAllowed");
            }
            case "credits.purchased", "credits.granted" -> granted(e);
            case "member.limited", "members.capped" -> {} // who may use how much moves nothing
            case "credits.decremented" -> decremented(e);
            case "credits.held" -> held(e);
            case "hold.captured" -> captured(e);
            case "hold.released" -> released(e);
            case "credits.expired" -> expired(e);
            case "block.voided" -> out(e, take(e.tree("draw")));
            case "block.expiry_changed" -> moved(e);
            case "decrement.amended", "purchase.reinstated" -> restored(e);
            case "purchase.reversed" -> reversed(e);
            default -> require(false, "unknown type");
        }
        require(balance.add(debt).compareTo(blocks.remaining()) == 0, "the blocks have " + blocks.remaining());
        require(debt.signum() >= 0, "the debt is " + debt);
    }

    private void granted(Tree e) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Tree block : e.trees("blocks")) {
            BigDecimal repaid = block.amount("debtRepaid");
            BigDecimal amount = block.tree("terms").amount("amount");
            require(repaid.signum() >= 0 && repaid.compareTo(amount) <= 0, "repays more than it has");
            debt = debt.subtract(repaid);
            blocks.put(block.tree("terms"), amount.subtract(repaid));
            sum = sum.add(amount);
        }
        in(e, sum);
        undoable.put(e.requiredUuid("id"), sum);
    }

    private void decremented(Tree e) {
        BigDecimal sum = e.amount("overdraft");
        for (Tree draw : e.trees("draws")) {
            usable(draw, e);
            sum = sum.add(take(draw));
        }
        owed(e.amount("overdraft"), negativeAllowed);
        out(e, sum);
        undoable.put(e.requiredUuid("id"), sum);
    }

    private void held(Tree e) {
        Map<UUID, BigDecimal> pins = new HashMap<>();
        BigDecimal sum = e.amount("overdraft");
        for (Tree draw : e.trees("draws")) {
            usable(draw, e);
            missing(blocks.pin(draw.requiredUuid("block"), draw.amount("amount")));
            pins.merge(draw.requiredUuid("block"), draw.amount("amount"), BigDecimal::add);
            sum = sum.add(draw.amount("amount"));
        }
        missing(negativeAllowed ? BigDecimal.ZERO : e.amount("overdraft"));
        sum(e, sum);
        holds.put(e.requiredUuid("id"), new Hold(pins, e.amount("overdraft")));
    }

    private void captured(Tree e) {
        Hold hold = ended(e);
        BigDecimal sum = e.amount("overdraft");
        for (Tree draw : e.trees("draws")) {
            UUID block = draw.requiredUuid("block");
            BigDecimal amount = draw.amount("amount");
            missing(hold.pins().merge(block, amount.negate(), BigDecimal::add).negate());
            missing(blocks.pin(block, amount.negate()));
            sum = sum.add(take(draw));
        }
        Hold rest = new Hold(hold.pins(), hold.overdraft().subtract(e.amount("overdraft")));
        owed(e.amount("overdraft"), rest.overdraft().signum() >= 0);
        if (e.flag("last")) {
            unpin(rest);
        } else {
            holds.put(e.requiredUuid("hold"), rest);
        }
        out(e, sum);
        undoable.put(e.requiredUuid("id"), sum);
    }

    private void released(Tree e) {
        Hold hold = ended(e);
        sum(e, hold.pins().values().stream().reduce(hold.overdraft(), BigDecimal::add));
        unpin(hold);
    }

    private Hold ended(Tree e) {
        Hold hold = holds.remove(e.requiredUuid("hold"));
        require(hold != null, "the hold is not open");
        return hold == null ? new Hold(new HashMap<>(), BigDecimal.ZERO) : hold;
    }

    private void unpin(Hold hold) {
        hold.pins().forEach((block, amount) -> missing(blocks.pin(block, amount.negate())));
    }

    private void expired(Tree e) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Tree draw : e.trees("draws")) {
            require(blocks.isExpiredAt(draw.requiredUuid("block"), e.time("at")), "a block has not expired yet");
            sum = sum.add(take(draw));
        }
        out(e, sum);
    }

    private void moved(Tree e) {
        sum(e, take(e.tree("draw")));
        blocks.put(e.tree("terms"), e.tree("terms").amount("amount"));
        sum(e, e.tree("terms").amount("amount"));
        entry(e, BigDecimal.ZERO);
    }

    private void restored(Tree e) {
        BigDecimal sum = e.amount("debtCancelled");
        debt = debt.subtract(e.amount("debtCancelled"));
        for (Tree back : e.trees("restored")) {
            blocks.put(back.tree("terms"), back.amount("amount"));
            sum = sum.add(back.amount("amount"));
        }
        if (e.has("block")) {
            blocks.put(e.tree("block"), e.tree("block").amount("amount"));
            sum = sum.add(e.tree("block").amount("amount"));
        }
        in(e, sum);
        if (e.has("decrement")) {
            undone(e.requiredUuid("decrement"), sum);
        } else {
            BigDecimal covered = undoable.remove(e.requiredUuid("reversal"));
            require(covered != null, "the reversal is not open");
            undoable.merge(e.requiredUuid("purchase"), covered == null ? sum : covered, BigDecimal::add);
        }
    }

    private void reversed(Tree e) {
        BigDecimal sum = e.amount("debt");
        for (Tree taken : e.trees("taken")) {
            missing(blocks.take(taken.tree("terms").requiredUuid("block"), taken.amount("amount")));
            sum = sum.add(taken.amount("amount"));
        }
        owed(e.amount("debt"), true);
        out(e, sum);
        undone(e.requiredUuid("purchase"), e.amount("covered"));
        undoable.put(e.requiredUuid("id"), e.amount("covered"));
    }

    private void undone(UUID id, BigDecimal amount) {
        BigDecimal left = undoable.getOrDefault(id, BigDecimal.ZERO).subtract(amount);
        require(left.signum() >= 0, "undoes " + left.negate() + " more than there was");
        undoable.put(id, left);
    }

    private void usable(Tree draw, Tree e) {
        require(
                blocks.isUsableAt(draw.requiredUuid("block"), e.time("at")),
                "a drawn block is not effective or has expired");
    }

    private BigDecimal take(Tree draw) {
        BigDecimal amount = draw.amount("amount");
        require(amount.signum() > 0, "takes nothing from a block");
        missing(blocks.take(draw.requiredUuid("block"), amount));
        return amount;
    }

    private void owed(BigDecimal amount, boolean allowed) {
        debt = debt.add(amount);
        missing(allowed ? BigDecimal.ZERO : amount);
    }

    private void missing(BigDecimal amount) {
        if (amount.signum() > 0) {
            findings.add(Flaw.OVERDRAFT, stream + " has " + amount + " too few for " + now);
        }
    }

    private void in(Tree e, BigDecimal parts) {
        sum(e, parts);
        entry(e, e.amount("amount"));
    }

    private void out(Tree e, BigDecimal parts) {
        sum(e, parts);
        entry(e, e.amount("amount").negate());
    }

    private void entry(Tree e, BigDecimal change) {
        BigDecimal expected = balance.add(change);
        require(e.whole("entry") == entries + 1, "follows entry " + entries);
        require(e.amount("balance").compareTo(expected) == 0, "leads to " + expected);
        balance = e.amount("balance");
        entries = e.whole("entry");
    }

    private void sum(Tree e, BigDecimal parts) {
        require(e.amount("amount").compareTo(parts) == 0, "its parts sum up to " + parts);
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            findings.add(Flaw.IMPOSSIBLE, stream + ": " + otherwise + ": " + now);
        }
    }
}
