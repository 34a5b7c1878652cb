package io.creditledger.bench.torture.check;

import io.creditledger.bench.torture.history.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The blocks of one account; what is taken without being there is told by the amount that was missing. */
final class FoldedBlocks {
    /** Credits granted together; {@code pinned} of what remains is reserved by holds. */
    private static final class Block {
        private final @Nullable Instant effective;
        private final @Nullable Instant expires;
        private BigDecimal remaining = BigDecimal.ZERO;
        private BigDecimal pinned = BigDecimal.ZERO;

        Block(@Nullable Instant effective, @Nullable Instant expires) {
            this.effective = effective;
            this.expires = expires;
        }

        BigDecimal missing() {
            return pinned.subtract(remaining).max(BigDecimal.ZERO);
        }
    }

    private final Map<UUID, Block> blocks = new HashMap<>();
    private BigDecimal remaining = BigDecimal.ZERO;

    /** Of all blocks. */
    BigDecimal remaining() {
        return remaining;
    }

    /** Adds to a block, which comes into being with its terms if it is new. */
    void put(Tree terms, BigDecimal amount) {
        Block block = blocks.computeIfAbsent(
                terms.requiredUuid("block"),
                id -> new Block(instant(terms, "effectiveAt"), instant(terms, "expiresAt")));
        block.remaining = block.remaining.add(amount);
        remaining = remaining.add(amount);
    }

    /** Takes free credits; returns how many were missing. */
    BigDecimal take(UUID id, BigDecimal amount) {
        Block block = block(id);
        block.remaining = block.remaining.subtract(amount);
        remaining = remaining.subtract(amount);
        return block.missing();
    }

    /** Pins free credits, or with a negative amount frees them; returns how many were missing. */
    BigDecimal pin(UUID id, BigDecimal amount) {
        Block block = block(id);
        block.pinned = block.pinned.add(amount);
        return block.missing();
    }

    boolean isUsableAt(UUID id, Instant at) {
        Block block = block(id);
        return (block.effective == null || !at.isBefore(block.effective)) && !isExpiredAt(id, at);
    }

    boolean isExpiredAt(UUID id, Instant at) {
        Instant expires = block(id).expires;
        return expires != null && !at.isBefore(expires);
    }

    private Block block(UUID id) {
        return blocks.computeIfAbsent(id, unknown -> new Block(null, null)); // empty: whatever is taken is missing
    }

    private static @Nullable Instant instant(Tree tree, String name) {
        String text = tree.text(name);
        return text == null ? null : Instant.parse(text);
    }
}
