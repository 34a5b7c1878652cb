package io.creditledger.core.account;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits reserved, not yet captured or released.
 *
 * @param hold identity: the id of the command that placed it
 * @param draws portions of blocks still pinned, in draw order
 * @param overdraft the part beyond the blocks, on accounts that may go negative
 * @param expiresAt when the hold ends by itself; null: never
 * @param member for whom; null: nobody in particular
 */
public record Hold(
        UUID hold,
        List<Draw> draws,
        Credits overdraft,
        @Nullable Instant expiresAt,
        @Nullable UUID member) {
    public Hold {
        draws = List.copyOf(draws);
    }

    /** Everything still reserved. */
    public Credits amount() {
        return overdraft.plus(Draw.sum(draws));
    }

    public boolean isExpiredAt(Instant time) {
        return expiresAt != null && !time.isBefore(expiresAt);
    }

    /**
     * What is left after {@code captured}, which is in the order of this hold's draws, and of its overdraft.
     *
     * @throws CorruptStream when more is captured than this holds
     */
    Hold after(List<Draw> captured, Credits capturedOverdraft) {
        List<Draw> left = new ArrayList<>(draws.size());
        int next = 0;
        for (Draw draw : draws) {
            if (next < captured.size() && captured.get(next).block().equals(draw.block())) {
                Credits rest = draw.amount().minus(captured.get(next++).amount());
                refuseNegative(rest);
                if (rest.isPositive()) {
                    left.add(new Draw(draw.block(), rest, draw.costBasis()));
                }
            } else {
                left.add(draw);
            }
        }
        if (next < captured.size()) {
            throw new CorruptStream("hold " + hold + " has not pinned block "
                    + captured.get(next).block());
        }
        Credits overdraftLeft = overdraft.minus(capturedOverdraft);
        refuseNegative(overdraftLeft);
        return new Hold(hold, left, overdraftLeft, expiresAt, member);
    }

    private void refuseNegative(Credits rest) {
        if (rest.isNegative()) {
            throw new CorruptStream(
                    "hold " + hold + " was captured by " + rest.negated() + " credits more than it has");
        }
    }
}
