package io.creditledger.api.problem;

import io.creditledger.core.account.LimitRefusal;
import io.creditledger.core.account.Limits;
import io.creditledger.core.account.MalformedRefusal;
import io.creditledger.core.account.TargetRefusal;
import io.creditledger.core.customer.CustomerForm;
import io.creditledger.core.customer.CustomerRefusal;
import io.creditledger.core.decider.Refusal;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.core.payment.PaymentRefusal;
import io.creditledger.core.price.PriceRefusal;
import io.creditledger.core.refill.RefillRefusal;
import io.creditledger.core.renewal.RenewalRefusal;
import io.creditledger.core.tier.TierForm;
import io.creditledger.core.tier.TierRefusal;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One refusal of each kind as it could really happen: the limits are the ledger's, the numbers do break the rule. */
final class RefusalExamples {
    private static final Credits TOO_MANY = Credits.of("2000000000000000000");
    private static final Credits ASKED = Credits.of("12.5");
    private static final Credits THERE = Credits.of("7.25");
    private static final Instant EARLIER = Instant.parse("2026-11-20T09:30:00Z");
    private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");
    private static final UUID ID = UUID.fromString("01938e2f-0000-7000-8000-000000000001");

    /** Those that say more than whom or what they are about. */
    private static final List<Refusal> TELLING = List.of(
            new MalformedRefusal.AmountNotPositive(Credits.ZERO),
            new MalformedRefusal.AmountTooLarge(TOO_MANY),
            new MalformedRefusal.TooManyNewBlocks(Limits.NEW_BLOCKS + 1, Limits.NEW_BLOCKS),
            new MalformedRefusal.ThresholdNegative(Credits.of("-1")),
            new MalformedRefusal.ThresholdTooLarge(TOO_MANY),
            new MalformedRefusal.CostBasisTooLarge(UnitCost.of("2000000000000000000")),
            new MalformedRefusal.UsageKindUnusable("LLM Tokens"),
            new MalformedRefusal.TimeOutOfRange(Instant.parse("1969-12-31T23:59:59Z")),
            new MalformedRefusal.ExpiryNotAfterStart(LATER, EARLIER),
            new TargetRefusal.ExpiryNotAfterBlockStart(LATER, EARLIER),
            new TargetRefusal.ExceedsBlock(ASKED, THERE),
            new TargetRefusal.ExceedsHold(ASKED, THERE),
            new TargetRefusal.ExceedsDecrement(ASKED, THERE),
            new TargetRefusal.ExceedsUse(ASKED, THERE),
            new TargetRefusal.SeveralBlocksExpireThen(2),
            new TargetRefusal.ExceedsPurchase(ASKED, THERE),
            new LimitRefusal.InsufficientCredits(ASKED, THERE),
            new MalformedRefusal.MemberLimitUnusable(-1),
            new LimitRefusal.MemberLimitExceeded(ID, ASKED, THERE, LATER),
            new LimitRefusal.MemberCapExceeded(ID, ASKED, THERE),
            new LimitRefusal.TooManyMembers(Limits.MEMBERS),
            new MalformedRefusal.QuantityOutOfRange(new BigDecimal("-1")),
            new MalformedRefusal.PriceInOtherUnit("EUR", "USD"),
            new LimitRefusal.TooManyMeters(Limits.METERS),
            new LimitRefusal.RatingTooLong(60_000, Limits.METER_STEPS),
            new LimitRefusal.TooManyAmendments(Limits.AMENDED),
            new LimitRefusal.TooManyReversals(Limits.REVERSALS),
            new LimitRefusal.TooManyBlocks(Limits.BLOCKS),
            new LimitRefusal.TooManyHolds(Limits.HOLDS),
            new LimitRefusal.TooManyInvoices(Limits.INVOICES),
            new MalformedRefusal.InvoiceOfSeveralBlocks(2),
            new LimitRefusal.BalanceTooLarge(Limits.BALANCE),
            new TierRefusal.TierIdUnusable(" "),
            new TierRefusal.TierNameUnusable(" "),
            new TierRefusal.PriceNegative(new BigDecimal("-1")),
            new TierRefusal.PriceTooFine(new BigDecimal("1E-7")),
            new TierRefusal.PriceTooLarge(new BigDecimal("2000000000000")),
            new TierRefusal.CreditsNegative(Credits.of("-1")),
            new TierRefusal.CreditsTooLarge(TOO_MANY),
            new TierRefusal.DuplicateTier("gold"),
            new TierRefusal.UnknownEntity("e-none"),
            new TierRefusal.UnknownTier("gold"),
            new TierRefusal.TierIsRetired("gold"),
            new TierRefusal.VersionConflict("gold", 2, 3),
            new TierRefusal.NothingLeftToOffer("gold"),
            new TierRefusal.TooManyTiers(TierForm.MAX_TIERS),
            new PaymentRefusal.AmountNotChargeable("5.005 kwd", 10),
            new PaymentRefusal.PurposeUnusable("amount_too_large"),
            new PaymentRefusal.ObjectUnusable(256),
            new PaymentRefusal.OtherObject("pi_1"),
            new PaymentRefusal.NotThePayer("user:shop:ada"),
            new PaymentRefusal.NotPaid("pending"),
            new PaymentRefusal.PaidInOtherCurrency("49.50 eur", "49.50 usd"),
            new PaymentRefusal.PaidTooLittle("25.00 usd", "49.50 usd"),
            new PaymentRefusal.UnknownMove(3),
            new RefillRefusal.RefillThresholdUnusable(Credits.of("-1")),
            new RefillRefusal.QuantityUnusable(11),
            new RefillRefusal.MonthlyCapUnusable(0),
            new RefillRefusal.MonthlyCapReached(4, LATER),
            new RefillRefusal.BalanceAboveThreshold(ASKED, THERE),
            new RefillRefusal.RefillTooSoon(LATER),
            new RenewalRefusal.RenewalIsStopped("declined: card_declined"),
            new PriceRefusal.PriceUnusable("name", "is not blank"),
            new PriceRefusal.DuplicatePrice("calls-2026"),
            new PriceRefusal.UnknownPrice("01938e2f-0000-7000-8000-000000000001"),
            new PriceRefusal.TooMuchMetadata(50),
            new CustomerRefusal.CustomerTextUnusable("name"),
            new CustomerRefusal.TopUpUnusable("amount_out_of_range"),
            new CustomerRefusal.TooManyTopUps(CustomerForm.TOP_UPS),
            new CustomerRefusal.AlertUnusable(CustomerForm.THRESHOLDS),
            new CustomerRefusal.TooManyAlerts(CustomerForm.ALERTS));

    private static final Map<Class<?>, Refusal> BY_TYPE =
            TELLING.stream().collect(Collectors.toUnmodifiableMap(Refusal::getClass, Function.identity()));

    private RefusalExamples() {}

    /** All refusals below a sealed type, in the order of their declaration. */
    static Stream<Refusal> of(Class<?> type) {
        return type.isRecord()
                ? Stream.of(example(type))
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(RefusalExamples::of);
    }

    private static Refusal example(Class<?> type) {
        Refusal telling = BY_TYPE.get(type);
        if (telling != null) {
            return telling;
        }
        try {
            return (Refusal) type.getDeclaredConstructors()[0].newInstance(Arrays.stream(type.getRecordComponents())
                    .map(RefusalExamples::value)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(RecordComponent component) {
        if (component.getType() == UUID.class) {
            return ID;
        } else if (component.getType() == Instant.class) {
            return EARLIER;
        }
        throw new IllegalArgumentException(
                "name an example of " + component.getDeclaringRecord().getSimpleName());
    }
}
