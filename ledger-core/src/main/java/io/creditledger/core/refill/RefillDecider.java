package io.creditledger.core.refill;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import io.creditledger.core.refill.RefillCommand.BeginRefill;
import io.creditledger.core.refill.RefillCommand.ConfigureRefill;
import io.creditledger.core.refill.RefillCommand.EndRefill;
import io.creditledger.core.refill.RefillCommand.ForgetRefillMethod;
import io.creditledger.core.refill.RefillCommand.SaveRefillMethod;
import io.creditledger.core.refill.RefillEvent.RefillBegun;
import io.creditledger.core.refill.RefillEvent.RefillConfigured;
import io.creditledger.core.refill.RefillEvent.RefillDeclined;
import io.creditledger.core.refill.RefillEvent.RefillMethodForgotten;
import io.creditledger.core.refill.RefillEvent.RefillMethodSaved;
import io.creditledger.core.refill.RefillEvent.RefillPaid;
import io.creditledger.core.refill.RefillRefusal.BalanceAboveThreshold;
import io.creditledger.core.refill.RefillRefusal.MonthlyCapReached;
import io.creditledger.core.refill.RefillRefusal.MonthlyCapUnusable;
import io.creditledger.core.refill.RefillRefusal.NoPaymentMethod;
import io.creditledger.core.refill.RefillRefusal.QuantityUnusable;
import io.creditledger.core.refill.RefillRefusal.RefillIsOff;
import io.creditledger.core.refill.RefillRefusal.RefillIsPaused;
import io.creditledger.core.refill.RefillRefusal.RefillThresholdUnusable;
import io.creditledger.core.refill.RefillRefusal.RefillTooSoon;
import io.creditledger.core.refill.RefillRefusal.RefillUnderway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens when something is asked of an auto-refill. Pure. */
public final class RefillDecider {
    /** Pauses after the first, second, … decline in a row; after one more it is switched off. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3));

    private RefillDecider() {}

    /** Accepted with what happened, or refused with the first reason in the order of {@link RefillRefusal}. */
    public static Decision<RefillEvent> decide(RefillCommand command, Refill refill) {
        return switch (command) {
            case ConfigureRefill c -> configure(c, refill);
            case SaveRefillMethod c ->
                c.method().equals(refill.method())
                        ? nothing()
                        : Decision.accept(new RefillMethodSaved(c.id(), c.at(), c.method()));
            case ForgetRefillMethod c ->
                refill.method() == null ? nothing() : Decision.accept(new RefillMethodForgotten(c.id(), c.at()));
            case BeginRefill c -> begin(c, refill);
            case EndRefill c -> end(c, refill);
        };
    }

    private static Decision<RefillEvent> configure(ConfigureRefill command, Refill refill) {
        RefillRefusal flaw = flaw(command.settings());
        if (flaw != null) {
            return Decision.refuse(flaw);
        }
        if (command.settings().enabled() && refill.method() == null) {
            return Decision.refuse(new NoPaymentMethod());
        }
        return command.settings().equals(refill.settings())
                ? nothing()
                : Decision.accept(new RefillConfigured(command.id(), command.at(), command.settings()));
    }

    private static @Nullable RefillRefusal flaw(RefillSettings settings) {
        Credits threshold = settings.threshold();
        if (threshold.isNegative() || threshold.exceeds(Credits.MAX_AMOUNT)) {
            return new RefillThresholdUnusable(threshold);
        }
        if (settings.quantity() < 1 || settings.quantity() > RefillSettings.MAX_QUANTITY) {
            return new QuantityUnusable(settings.quantity());
        }
        Integer cap = settings.monthlyCap();
        return cap != null && cap < 1 ? new MonthlyCapUnusable(cap) : null;
    }

    private static Decision<RefillEvent> begin(BeginRefill command, Refill refill) {
        if (refill.isUnderway(command.payment())) {
            return nothing();
        }
        RefillRefusal refusal = refusal(refill, command.available(), command.at());
        if (refusal != null || refill.method() == null) {
            return Decision.refuse(refusal == null ? new NoPaymentMethod() : refusal);
        }
        return Decision.accept(new RefillBegun(
                command.id(),
                command.at(),
                command.payment(),
                refill.method(),
                refill.settings().quantity(),
                Refill.monthOf(command.at())));
    }

    /** Why it is not to be refilled at {@code at} with so many credits available; null: it is due. */
    public static @Nullable RefillRefusal refusal(Refill refill, Credits available, Instant at) {
        if (refill.method() == null) {
            return new NoPaymentMethod();
        }
        if (!refill.settings().enabled()) {
            return new RefillIsOff();
        }
        if (refill.underway() != null) {
            return new RefillUnderway(refill.underway().payment());
        }
        Instant paused = refill.pausedUntil();
        if (paused != null && at.isBefore(paused)) {
            return new RefillIsPaused(paused);
        }
        Integer cap = refill.settings().monthlyCap();
        if (cap != null && refill.countAt(at) >= cap) {
            return new MonthlyCapReached(cap, Refill.monthAfter(at));
        }
        Credits threshold = refill.settings().threshold();
        if (available.exceeds(threshold)) {
            return new BalanceAboveThreshold(available, threshold);
        }
        Instant next = refill.notBefore(at);
        return next != null && at.isBefore(next) ? new RefillTooSoon(next) : null;
    }

    /** The end of one that is not under way was heard before. */
    private static Decision<RefillEvent> end(EndRefill command, Refill refill) {
        if (!refill.isUnderway(command.payment())) {
            return nothing();
        }
        String code = command.decline();
        if (code == null) {
            return Decision.accept(new RefillPaid(command.id(), command.at(), command.payment()));
        }
        int before = refill.declines();
        Instant until = before < PAUSES.size() ? command.at().plus(PAUSES.get(before)) : null;
        return Decision.accept(new RefillDeclined(command.id(), command.at(), command.payment(), code, until));
    }

    private static Decision<RefillEvent> nothing() {
        return new Decision.Accepted<>(List.of());
    }
}
