package io.creditledger.api.problem;

import io.creditledger.core.account.AccountRefusal;
import io.creditledger.core.account.LimitRefusal;
import io.creditledger.core.account.MalformedRefusal;
import io.creditledger.core.account.TargetRefusal;
import io.creditledger.core.customer.CustomerRefusal;
import io.creditledger.core.decider.Refusal;
import io.creditledger.core.payment.PaymentRefusal;
import io.creditledger.core.price.PriceRefusal;
import io.creditledger.core.refill.RefillRefusal;
import io.creditledger.core.renewal.RenewalRefusal;
import io.creditledger.core.tier.TierRefusal;
import java.util.List;

/** Which error type each refusal is answered with: malformed 422, named but absent 404, anything else 409. */
final class Refusals {
    private Refusals() {}

    static ProblemType type(Refusal refusal) {
        return switch (refusal) {
            case AccountRefusal account -> ofAccount(account);
            case TierRefusal tier -> ofTier(tier);
            case PaymentRefusal payment -> ofPayment(payment);
            case RefillRefusal refill -> ofRefill(refill);
            case RenewalRefusal renewal -> ofRenewal(renewal);
            case PriceRefusal price -> ofPrice(price);
            case CustomerRefusal customer -> ofCustomer(customer);
            default -> throw new IllegalStateException("no error type for " + refusal.code());
        };
    }

    /** Which part of the body a refusal is about, where that is one field whatever the operation. */
    static List<Object> loc(Refusal refusal) {
        return switch (refusal) {
            case MalformedRefusal.AmountNotPositive r -> List.of("body", "amount");
            case MalformedRefusal.AmountTooLarge r -> List.of("body", "amount");
            case MalformedRefusal.QuantityOutOfRange r -> List.of("body", "quantity");
            case MalformedRefusal.PriceNotMetered r -> List.of("body", "price");
            case MalformedRefusal.PriceNotDrawable r -> List.of("body", "price");
            case MalformedRefusal.PriceInOtherUnit r -> List.of("body", "price");
            case MalformedRefusal.ThresholdNegative r -> List.of("body", "low_balance_threshold");
            default -> List.of("body"); // the refusal is about the body as a whole
        };
    }

    private static ProblemType ofAccount(AccountRefusal refusal) {
        return switch (refusal) {
            case AccountRefusal.Malformed malformed -> ProblemType.VALIDATION;
            case AccountRefusal.AccountNotOpen r -> ProblemType.NOT_FOUND;
            case TargetRefusal.UnknownBlock r -> ProblemType.NOT_FOUND;
            case TargetRefusal.BlockAwaitsPayment r -> ProblemType.CONFLICT;
            case TargetRefusal.InvoiceNotOpen r -> ProblemType.CONFLICT;
            case LimitRefusal.TooManyInvoices r -> ProblemType.CONFLICT;
            case TargetRefusal.UnknownHold r -> ProblemType.NOT_FOUND;
            case TargetRefusal.UnknownReversal r -> ProblemType.NOT_FOUND;
            case AccountRefusal.AccountAlreadyOpen r -> ProblemType.ALREADY_EXISTS;
            case LimitRefusal.InsufficientCredits r -> ProblemType.INSUFFICIENT_CREDITS;
            case TargetRefusal.ExpiryInPast r -> ProblemType.CONFLICT;
            case TargetRefusal.ExpiryNotAfterBlockStart r -> ProblemType.CONFLICT;
            case TargetRefusal.BlockExpired r -> ProblemType.CONFLICT;
            case TargetRefusal.ExceedsBlock r -> ProblemType.CONFLICT;
            case TargetRefusal.ExceedsHold r -> ProblemType.CONFLICT;
            case TargetRefusal.ExceedsDecrement r -> ProblemType.CONFLICT;
            case TargetRefusal.ExceedsUse r -> ProblemType.CONFLICT;
            case TargetRefusal.NoBlockExpiresThen r -> ProblemType.CONFLICT;
            case TargetRefusal.SeveralBlocksExpireThen r -> ProblemType.CONFLICT;
            case TargetRefusal.ExceedsPurchase r -> ProblemType.CONFLICT;
            case TargetRefusal.HoldOfAnotherMember r -> ProblemType.CONFLICT;
            case LimitRefusal.MemberLimitExceeded r -> ProblemType.CONFLICT;
            case LimitRefusal.MemberCapExceeded r -> ProblemType.CONFLICT;
            case LimitRefusal.TooManyMembers r -> ProblemType.CONFLICT;
            case LimitRefusal.TooManyAmendments r -> ProblemType.CONFLICT;
            case LimitRefusal.TooManyReversals r -> ProblemType.CONFLICT;
            case LimitRefusal.TooManyBlocks r -> ProblemType.CONFLICT;
            case LimitRefusal.TooManyHolds r -> ProblemType.CONFLICT;
            case LimitRefusal.BalanceTooLarge r -> ProblemType.CONFLICT;
            case AccountRefusal.UsageAhead r -> ProblemType.CONFLICT;
            case AccountRefusal.PeriodClosed r -> ProblemType.CONFLICT;
            case LimitRefusal.TooManyMeters r -> ProblemType.CONFLICT;
            case LimitRefusal.RatingTooLong r -> ProblemType.CONFLICT;
            case AccountRefusal.OutOfDate r -> ProblemType.CONFLICT;
        };
    }

    private static ProblemType ofTier(TierRefusal refusal) {
        return switch (refusal) {
            case TierRefusal.Malformed malformed -> ProblemType.VALIDATION;
            case TierRefusal.UnknownEntity r -> ProblemType.NOT_FOUND;
            case TierRefusal.DuplicateTier r -> ProblemType.ALREADY_EXISTS;
            case TierRefusal.UnknownTier r -> ProblemType.NOT_FOUND;
            case TierRefusal.TierIsRetired r -> ProblemType.CONFLICT;
            case TierRefusal.VersionConflict r -> ProblemType.STALE;
            case TierRefusal.NothingLeftToOffer r -> ProblemType.CONFLICT;
            case TierRefusal.TooManyTiers r -> ProblemType.CONFLICT;
        };
    }

    /** Redeeming another's payment, or a payment twice, is a conflict; redeeming one that is not paid is no request. */
    private static ProblemType ofPayment(PaymentRefusal refusal) {
        return switch (refusal) {
            case PaymentRefusal.Malformed malformed -> ProblemType.VALIDATION;
            case PaymentRefusal.UnknownPayment r -> ProblemType.NOT_FOUND;
            case PaymentRefusal.PaymentExists r -> ProblemType.ALREADY_EXISTS;
            case PaymentRefusal.OtherObject r -> ProblemType.CONFLICT;
            case PaymentRefusal.PaymentIsCancelled r -> ProblemType.CONFLICT;
            case PaymentRefusal.AlreadyPaid r -> ProblemType.CONFLICT;
            case PaymentRefusal.NotThePayer r -> ProblemType.CONFLICT;
            case PaymentRefusal.AlreadyRedeemed r -> ProblemType.CONFLICT;
            case PaymentRefusal.NotPaid r -> ProblemType.INVALID_REQUEST;
            case PaymentRefusal.PaidInOtherCurrency r -> ProblemType.INVALID_REQUEST;
            case PaymentRefusal.PaidTooLittle r -> ProblemType.INVALID_REQUEST;
            case PaymentRefusal.PaidMoneyGone r -> ProblemType.CONFLICT;
            case PaymentRefusal.UnknownMove r -> ProblemType.NOT_FOUND;
        };
    }

    private static ProblemType ofRefill(RefillRefusal refusal) {
        return switch (refusal) {
            case RefillRefusal.Malformed malformed -> ProblemType.VALIDATION;
            case RefillRefusal.Stateful stateful -> ProblemType.CONFLICT;
        };
    }

    private static ProblemType ofPrice(PriceRefusal refusal) {
        return switch (refusal) {
            case PriceRefusal.Malformed malformed -> ProblemType.VALIDATION;
            case PriceRefusal.DuplicatePrice r -> ProblemType.ALREADY_EXISTS;
            case PriceRefusal.UnknownPrice r -> ProblemType.NOT_FOUND;
            case PriceRefusal.TooMuchMetadata r -> ProblemType.CONFLICT;
        };
    }

    private static ProblemType ofRenewal(RenewalRefusal refusal) {
        return switch (refusal) {
            case RenewalRefusal.NoRenewal r -> ProblemType.NOT_FOUND;
            case RenewalRefusal.RenewalIsStopped r -> ProblemType.CONFLICT;
            case RenewalRefusal.RenewalUnderway r -> ProblemType.CONFLICT;
            case RenewalRefusal.RenewalNotDue r -> ProblemType.CONFLICT;
        };
    }

    private static ProblemType ofCustomer(CustomerRefusal refusal) {
        return switch (refusal) {
            case CustomerRefusal.Malformed malformed -> ProblemType.VALIDATION;
            case CustomerRefusal.UnknownCustomer r -> ProblemType.NOT_FOUND;
            case CustomerRefusal.CustomerExists r -> ProblemType.ALREADY_EXISTS;
            case CustomerRefusal.UnknownTopUp r -> ProblemType.NOT_FOUND;
            case CustomerRefusal.AlertExists r -> ProblemType.ALREADY_EXISTS;
            case CustomerRefusal.ExternalIdFixed r -> ProblemType.CONFLICT;
            case CustomerRefusal.UnknownAlert r -> ProblemType.NOT_FOUND;
            case CustomerRefusal.TooManyAlerts r -> ProblemType.CONFLICT;
            case CustomerRefusal.TooManyTopUps r -> ProblemType.CONFLICT;
        };
    }
}
