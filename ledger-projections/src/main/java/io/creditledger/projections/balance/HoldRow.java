package io.creditledger.projections.balance;

import io.creditledger.core.account.AccountEvent.CreditsHeld;
import io.creditledger.core.account.Draw;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An open hold: what it pins of each block, and beyond the blocks. */
final class HoldRow {
    final String account;
    final UUID hold;
    final Credits placed;
    final @Nullable Instant expiresAt;
    final Instant placedAt;
    final Map<UUID, Credits> pinned = new LinkedHashMap<>();
    Credits overdraft;

    HoldRow(
            String account,
            UUID hold,
            Credits placed,
            Credits overdraft,
            @Nullable Instant expiresAt,
            Instant placedAt) {
        this.account = account;
        this.hold = hold;
        this.placed = placed;
        this.overdraft = overdraft;
        this.expiresAt = expiresAt;
        this.placedAt = placedAt;
    }

    static HoldRow placed(String account, CreditsHeld event) {
        HoldRow row =
                new HoldRow(account, event.id(), event.amount(), event.overdraft(), event.expiresAt(), event.at());
        event.draws().forEach(draw -> row.pinned.merge(draw.block(), draw.amount(), Credits::plus));
        return row;
    }

    /** Lets go of captured credits. */
    void unpin(List<Draw> draws, Credits overdraftTaken) {
        for (Draw draw : draws) {
            Credits left = pinned.getOrDefault(draw.block(), Credits.ZERO).minus(draw.amount());
            if (left.isNegative() || left.isZero() && !pinned.containsKey(draw.block())) {
                throw new IllegalStateException(
                        "hold " + hold + " captured more of block " + draw.block() + " than it had pinned");
            }
            if (left.isZero()) {
                pinned.remove(draw.block());
            } else {
                pinned.put(draw.block(), left);
            }
        }
        overdraft = overdraft.minus(overdraftTaken);
    }

    /** Everything still reserved. */
    Credits amount() {
        return pinned.values().stream().reduce(overdraft, Credits::plus);
    }
}
