package io.creditledger.core.payment;

import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a move has come.
 *
 * @param move what is to be done
 * @param credits what the account is asked for: those of the move, or what was left of them when it refused
 * @param done whether the account has it, or has nothing to do for it
 * @param transaction the account's transaction; null: not done, or there was nothing to do
 * @param refusals how often the account refused it
 * @param refusal the code of the last refusal
 * @param retryAt when it is to be tried again after a refusal
 */
public record MoveProgress(
        Move move,
        Credits credits,
        boolean done,
        @Nullable UUID transaction,
        int refusals,
        @Nullable String refusal,
        @Nullable Instant retryAt) {
    static MoveProgress due(Move move) {
        return new MoveProgress(move, move.credits(), false, null, 0, null, null);
    }

    MoveProgress recorded(@Nullable UUID by) {
        return new MoveProgress(move, credits, true, by, refusals, refusal, null);
    }

    MoveProgress refused(String code, Credits left, Instant again) {
        return new MoveProgress(move, left, false, null, refusals + 1, code, again);
    }

    /** Whether it can be tried at {@code time}. */
    public boolean isDueAt(Instant time) {
        return !done && (retryAt == null || !time.isBefore(retryAt));
    }
}
