package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.ChangeBlockExpiry;
import io.creditledger.core.account.AccountCommand.ChangeExpiryFrom;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.AccountEvent.BlockExpiryChanged;
import io.creditledger.core.account.AccountEvent.BlockVoided;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.BalanceTooLarge;
import io.creditledger.core.account.LimitRefusal.TooManyBlocks;
import io.creditledger.core.account.TargetRefusal.BlockAwaitsPayment;
import io.creditledger.core.account.TargetRefusal.BlockExpired;
import io.creditledger.core.account.TargetRefusal.ExceedsBlock;
import io.creditledger.core.account.TargetRefusal.ExpiryInPast;
import io.creditledger.core.account.TargetRefusal.ExpiryNotAfterBlockStart;
import io.creditledger.core.account.TargetRefusal.NoBlockExpiresThen;
import io.creditledger.core.account.TargetRefusal.SeveralBlocksExpireThen;
import io.creditledger.core.account.TargetRefusal.UnknownBlock;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.decider.Ids;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is done to one block by name. Only its free credits can be voided or moved; pinned ones belong to their hold.
 */
final class BlockKeeping {
    private BlockKeeping() {}

    static Decision<AccountEvent> voidBlock(VoidBlock command, Open account) {
        Block block = account.block(command.block());
        if (block == null) {
            return Decision.refuse(absent(command.block(), account));
        }
        Credits amount = command.amount() == null ? block.free() : command.amount();
        AccountRefusal refusal = expired(block, command.at());
        refusal = refusal == null ? exceeds(block, amount) : refusal;
        Credits balance = account.balance().minus(amount);
        refusal = refusal == null && Limits.isBalanceTooLarge(balance) ? new BalanceTooLarge(balance) : refusal;
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        BlockVoided voided = new BlockVoided(
                command.id(),
                command.at(),
                account.entries() + 1,
                amount,
                balance,
                block.drawOf(amount),
                command.note());
        return Invoices.without(voided, block.terms().grant(), amount, account);
    }

    /**
     * The moved credits keep their grant, cost, source, priority and start; only their block and its expiry are new.
     */
    static Decision<AccountEvent> changeExpiry(ChangeBlockExpiry command, Open account) {
        Instant expiresAt = command.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(command.at())) {
            return Decision.refuse(new ExpiryInPast(expiresAt));
        }
        Block block = account.block(command.block());
        if (block == null) {
            return Decision.refuse(absent(command.block(), account));
        }
        Credits amount = command.amount() == null ? block.free() : command.amount();
        AccountRefusal refusal = unmovable(block, amount, command, account);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        UUID moved = Ids.nth(command.id(), Granting.FIRST_BLOCK);
        return Decision.accept(new BlockExpiryChanged(
                command.id(),
                command.at(),
                account.entries() + 1,
                amount,
                account.balance(),
                block.drawOf(amount),
                block.terms().moved(moved, amount, expiresAt),
                command.note()));
    }

    /** The same for the one block that expires then. */
    static Decision<AccountEvent> changeExpiry(ChangeExpiryFrom command, Open account) {
        if (command.expiresAt() != null && !command.expiresAt().isAfter(command.at())) {
            return Decision.refuse(new ExpiryInPast(command.expiresAt()));
        }
        List<Block> blocks = account.blocks().stream()
                .filter(block -> Objects.equals(block.terms().expiresAt(), command.from()))
                .toList();
        if (blocks.isEmpty()) {
            return Decision.refuse(new NoBlockExpiresThen());
        }
        if (blocks.size() > 1) {
            return Decision.refuse(new SeveralBlocksExpireThen(blocks.size()));
        }
        UUID block = blocks.getFirst().terms().block();
        return changeExpiry(
                new ChangeBlockExpiry(
                        command.account(),
                        command.id(),
                        command.at(),
                        block,
                        command.amount(),
                        command.expiresAt(),
                        command.note()),
                account);
    }

    private static AccountRefusal absent(UUID block, Open account) {
        return account.awaitsPayment(block) ? new BlockAwaitsPayment(block) : new UnknownBlock(block);
    }

    private static @Nullable AccountRefusal unmovable(
            Block block, Credits amount, ChangeBlockExpiry command, Open account) {
        AccountRefusal expired = expired(block, command.at());
        if (expired != null) {
            return expired;
        }
        Instant effectiveAt = block.terms().effectiveAt();
        Instant expiresAt = command.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(effectiveAt)) {
            return new ExpiryNotAfterBlockStart(effectiveAt, expiresAt);
        }
        AccountRefusal exceeds = exceeds(block, amount);
        if (exceeds != null) {
            return exceeds;
        }
        boolean stays = block.remaining().exceeds(amount);
        return stays && account.blocks().size() >= Limits.BLOCKS ? new TooManyBlocks(Limits.BLOCKS) : null;
    }

    /** A block is still there after its expiry only as far as holds have pinned it. */
    private static @Nullable AccountRefusal expired(Block block, Instant at) {
        Instant expiresAt = block.terms().expiresAt();
        if (expiresAt == null || !block.terms().isExpiredAt(at)) {
            return null;
        }
        return new BlockExpired(block.terms().block(), expiresAt);
    }

    private static @Nullable AccountRefusal exceeds(Block block, Credits amount) {
        if (block.free().isZero()) {
            return new ExceedsBlock(amount.isZero() ? block.remaining() : amount, Credits.ZERO);
        }
        return amount.exceeds(block.free()) ? new ExceedsBlock(amount, block.free()) : null;
    }
}
