package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountEvent.AccountOpened;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.CreditAccount.Unopened;
import io.creditledger.core.account.LimitRefusal.BalanceTooLarge;
import io.creditledger.core.account.LimitRefusal.TooManyBlocks;
import io.creditledger.core.account.TargetRefusal.ExpiryInPast;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.decider.Ids;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits that come in. A command's blocks get the identities {@code Ids.nth(command, 100 + i)} and name the command as
 * their grant. New blocks repay the account's debt in their order, those that are effective at once.
 */
final class Granting {
    /** Block identities begin here, so that they do not collide with those of the command's events. */
    static final int FIRST_BLOCK = 100;

    private Granting() {}

    /** Opening has a second event when there is an allocation: entry 1. */
    static Decision<AccountEvent> open(OpenAccount command) {
        AccountOpened opened = new AccountOpened(command.id(), command.at(), command.settings());
        if (command.allocation().isEmpty()) {
            return Decision.accept(opened);
        }
        Instant past = expiryInPast(command.allocation(), command.at());
        if (past != null) {
            return Decision.refuse(new ExpiryInPast(past));
        }
        List<GrantedBlock> blocks = granted(command.allocation(), command.id(), command.at(), Credits.ZERO);
        Credits amount = amount(blocks);
        return new Decision.Accepted<>(List.of(
                opened,
                new CreditsGranted(Ids.nth(command.id(), 1), command.at(), 1, amount, amount, blocks, Note.NONE)));
    }

    /** A purchase that opens its account: the opening is the event before its own. Refused, it leaves no account. */
    static Decision<AccountEvent> openWith(PurchaseCredits command, Settings settings) {
        AccountOpened opened = new AccountOpened(Ids.nth(command.id(), 1), command.at(), settings);
        Open account = (Open) AccountEvolution.evolve(new Unopened(), opened);
        return switch (purchase(command, account)) {
            case Decision.Refused<AccountEvent> refused -> refused;
            case Decision.Accepted<AccountEvent> accepted -> {
                List<AccountEvent> events = new ArrayList<>();
                events.add(opened);
                events.addAll(accepted.events());
                yield new Decision.Accepted<>(events);
            }
        };
    }

    static Decision<AccountEvent> purchase(PurchaseCredits command, Open account) {
        List<GrantedBlock> blocks = granted(command.blocks(), command.id(), command.at(), account.debt());
        AccountRefusal refusal = refusal(command.blocks(), blocks, command.at(), account);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        if (command.invoice() != null) {
            AccountRefusal full = Invoices.refusal(command.invoice(), account);
            if (full != null) {
                return Decision.refuse(full);
            }
            if (command.invoice().waits()) {
                return Invoices.order(
                        command, command.invoice(), blocks.getFirst().terms(), account);
            }
        }
        Credits amount = amount(blocks);
        return Decision.accept(new CreditsPurchased(
                command.id(),
                command.at(),
                account.entries() + 1,
                amount,
                account.balance().plus(amount),
                blocks,
                command.source(),
                command.offer(),
                command.payment(),
                command.note(),
                command.invoice()));
    }

    static Decision<AccountEvent> grant(GrantCredits command, Open account) {
        List<NewBlock> asked = List.of(command.block());
        List<GrantedBlock> blocks = granted(asked, command.id(), command.at(), account.debt());
        AccountRefusal refusal = refusal(asked, blocks, command.at(), account);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Credits amount = amount(blocks);
        return Decision.accept(new CreditsGranted(
                command.id(),
                command.at(),
                account.entries() + 1,
                amount,
                account.balance().plus(amount),
                blocks,
                command.note()));
    }

    private static @Nullable AccountRefusal refusal(
            List<NewBlock> asked, List<GrantedBlock> blocks, Instant at, Open account) {
        Instant past = expiryInPast(asked, at);
        if (past != null) {
            return new ExpiryInPast(past);
        }
        if (account.blocks().size() + live(blocks) > Limits.BLOCKS) {
            return new TooManyBlocks(Limits.BLOCKS);
        }
        Credits balance = account.balance().plus(amount(blocks));
        return Limits.isBalanceTooLarge(balance) ? new BalanceTooLarge(balance) : null;
    }

    private static @Nullable Instant expiryInPast(List<NewBlock> asked, Instant at) {
        for (NewBlock block : asked) {
            Instant expiresAt = block.expiresAt();
            if (expiresAt != null && !expiresAt.isAfter(at)) {
                return expiresAt;
            }
        }
        return null;
    }

    private static List<GrantedBlock> granted(List<NewBlock> asked, UUID command, Instant at, Credits debt) {
        List<GrantedBlock> granted = new ArrayList<>(asked.size());
        Credits owed = debt;
        for (NewBlock block : asked) {
            BlockTerms terms = terms(block, command, FIRST_BLOCK + granted.size(), at);
            Credits repaid = repaid(terms, at, owed);
            owed = owed.minus(repaid);
            granted.add(new GrantedBlock(terms, repaid));
        }
        return List.copyOf(granted);
    }

    /** What a new block repays of a debt: nothing where it may pay for some usage only, or at another time. */
    static Credits repaid(BlockTerms terms, Instant at, Credits owed) {
        boolean repays = terms.isEffectiveAt(at) && !terms.isExpiredAt(at) && terms.paysFor(null);
        return repays ? terms.amount().min(owed) : Credits.ZERO;
    }

    private static BlockTerms terms(NewBlock block, UUID command, int nth, Instant at) {
        Instant effectiveAt = block.effectiveAt();
        return new BlockTerms(
                Ids.nth(command, nth),
                command,
                block.amount(),
                block.source(),
                effectiveAt == null ? at : effectiveAt,
                block.expiresAt(),
                block.priority(),
                block.costBasis(),
                block.filters());
    }

    private static int live(List<GrantedBlock> blocks) {
        int live = 0;
        for (GrantedBlock block : blocks) {
            live += block.live().remaining().isPositive() ? 1 : 0;
        }
        return live;
    }

    private static Credits amount(List<GrantedBlock> blocks) {
        Credits sum = Credits.ZERO;
        for (GrantedBlock block : blocks) {
            sum = sum.plus(block.terms().amount());
        }
        return sum;
    }
}
