package io.creditledger.api.problem;

import io.creditledger.core.account.AccountRefusal;
import io.creditledger.core.decider.Refusal;
import io.creditledger.core.tier.TierRefusal;

/** Which error type each refusal is answered with: malformed 422, named but absent 404, anything else 409. */
final class Refusals {
    private Refusals() {}

    static ProblemType type(Refusal refusal) {
        return switch (refusal) {
            case AccountRefusal account -> ofAccount(account);
            case TierRefusal tier -> ofTier(tier);
            default -> throw new IllegalStateException("no error type for " + refusal.code());
        };
    }

    private static ProblemType ofAccount(AccountRefusal refusal) {
        return switch (refusal) {
            case AccountRefusal.Malformed malformed -> ProblemType.VALIDATION;
            case AccountRefusal.AccountNotOpen r -> ProblemType.NOT_FOUND;
            case AccountRefusal.UnknownBlock r -> ProblemType.NOT_FOUND;
            case AccountRefusal.UnknownHold r -> ProblemType.NOT_FOUND;
            case AccountRefusal.UnknownReversal r -> ProblemType.NOT_FOUND;
            case AccountRefusal.AccountAlreadyOpen r -> ProblemType.ALREADY_EXISTS;
            case AccountRefusal.InsufficientCredits r -> ProblemType.INSUFFICIENT_CREDITS;
            case AccountRefusal.ExpiryInPast r -> ProblemType.CONFLICT;
            case AccountRefusal.ExpiryNotAfterBlockStart r -> ProblemType.CONFLICT;
            case AccountRefusal.BlockExpired r -> ProblemType.CONFLICT;
            case AccountRefusal.ExceedsBlock r -> ProblemType.CONFLICT;
            case AccountRefusal.ExceedsHold r -> ProblemType.CONFLICT;
            case AccountRefusal.ExceedsDecrement r -> ProblemType.CONFLICT;
            case AccountRefusal.ExceedsPurchase r -> ProblemType.CONFLICT;
            case AccountRefusal.TooManyAmendments r -> ProblemType.CONFLICT;
            case AccountRefusal.TooManyReversals r -> ProblemType.CONFLICT;
            case AccountRefusal.TooManyBlocks r -> ProblemType.CONFLICT;
            case AccountRefusal.TooManyHolds r -> ProblemType.CONFLICT;
            case AccountRefusal.BalanceTooLarge r -> ProblemType.CONFLICT;
            case AccountRefusal.OutOfDate r -> ProblemType.CONFLICT;
        };
    }

    private static ProblemType ofTier(TierRefusal refusal) {
        return switch (refusal) {
            case TierRefusal.Malformed malformed -> ProblemType.VALIDATION;
            case TierRefusal.DuplicateTier r -> ProblemType.ALREADY_EXISTS;
            case TierRefusal.UnknownTier r -> ProblemType.NOT_FOUND;
            case TierRefusal.TierIsRetired r -> ProblemType.CONFLICT;
            case TierRefusal.VersionConflict r -> ProblemType.STALE;
            case TierRefusal.NothingLeftToOffer r -> ProblemType.CONFLICT;
            case TierRefusal.TooManyTiers r -> ProblemType.CONFLICT;
        };
    }
}
