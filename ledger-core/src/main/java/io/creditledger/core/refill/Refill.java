package io.creditledger.core.refill;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.CalendarMonth;
import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.refill.RefillEvent.RefillBegun;
import io.creditledger.core.refill.RefillEvent.RefillConfigured;
import io.creditledger.core.refill.RefillEvent.RefillDeclined;
import io.creditledger.core.refill.RefillEvent.RefillMethodForgotten;
import io.creditledger.core.refill.RefillEvent.RefillMethodSaved;
import io.creditledger.core.refill.RefillEvent.RefillPaid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of an account's auto-refill.
 *
 * @param settings when and how much
 * @param method what is charged; null: the payer saved none
 * @param underway a refill that has not ended; null: none
 * @param month first instant of the calendar month (UTC) that {@code count} counts; null: nothing to count
 * @param count refills begun in that month and not declined
 * @param declines in a row
 * @param lastDecline the code of the last decline since the last success; null: none
 * @param pausedUntil no refill before this; null: no pause
 * @param recent when the refills of the last 24 hours began that were not declined, in order
 */
public record Refill(
        RefillSettings settings,
        @Nullable SavedMethod method,
        @Nullable Underway underway,
        @Nullable Instant month,
        int count,
        int declines,
        @Nullable String lastDecline,
        @Nullable Instant pausedUntil,
        List<Instant> recent) {
    /** How many refills begin within 24 hours at most, those that were declined not counted. */
    public static final int MOST_IN_A_DAY = 10;

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    public Refill {
        recent = List.copyOf(recent);
    }

    /**
     * A refill that has begun and has not ended. Fixed when it began, so that whoever goes on with it charges the same.
     *
     * @param payment that pays it
     * @param method that is charged
     * @param quantity bundles
     */
    public record Underway(UUID payment, SavedMethod method, int quantity) {}

    /** The state before the first event: off. */
    public static final Refill NONE = new Refill(RefillSettings.OFF, null, null, null, 0, 0, null, null, List.of());

    /** First instant of the calendar month (UTC) that {@code time} is in. */
    public static Instant monthOf(Instant time) {
        return CalendarMonth.of(time);
    }

    /** First instant of the calendar month after: when counting begins anew. */
    public static Instant monthAfter(Instant time) {
        return CalendarMonth.after(time);
    }

    /** The stream of an account's auto-refill. */
    public static String stream(AccountId account) {
        return account.tenant() + "/refill:" + account.text();
    }

    /** Whether that payment pays a refill that has not ended. */
    boolean isUnderway(UUID payment) {
        return underway != null && payment.equals(underway.payment());
    }

    /** Refills that count in the month of {@code time}. */
    public int countAt(Instant time) {
        return monthOf(time).equals(month) ? count : 0;
    }

    /**
     * Before when no refill begins after those of the last 24 hours: a minute after the first, two after the second,
     * twice as long each time; with {@link #MOST_IN_A_DAY}, when the first of them is a day old. Null: at any time.
     */
    public @Nullable Instant notBefore(Instant time) {
        List<Instant> counted = since(time.minus(DAY));
        if (counted.isEmpty()) {
            return null;
        }
        return counted.size() >= MOST_IN_A_DAY
                ? counted.getFirst().plus(DAY)
                : counted.getLast().plus(FIRST_PAUSE.multipliedBy(1L << (counted.size() - 1)));
    }

    private List<Instant> since(Instant time) {
        return recent.stream().filter(begun -> begun.isAfter(time)).toList();
    }

    /**
     * The state after {@code event}.
     *
     * @throws CorruptStream when the event cannot have happened
     */
    public static Refill evolve(Refill refill, RefillEvent event) {
        return switch (event) {
            case RefillConfigured e -> refill.with(e.settings());
            case RefillMethodSaved e -> refill.with(e.method());
            case RefillMethodForgotten e ->
                new Refill(
                        refill.settings.switchedOff(),
                        null,
                        refill.underway,
                        refill.month,
                        refill.count,
                        0,
                        null,
                        null,
                        refill.recent);
            case RefillBegun e -> refill.begun(e);
            case RefillPaid e -> refill.paid(e.payment());
            case RefillDeclined e -> refill.declined(e);
        };
    }

    private Refill with(RefillSettings newSettings) {
        return new Refill(newSettings, method, underway, month, count, declines, lastDecline, pausedUntil, recent);
    }

    /** Another method has not been declined yet. */
    private Refill with(SavedMethod newMethod) {
        return new Refill(settings, newMethod, underway, month, count, 0, null, null, recent);
    }

    private Refill begun(RefillBegun event) {
        if (underway != null) {
            throw new CorruptStream(
                    "refill " + event.payment() + " cannot begin while " + underway.payment() + " is under way");
        }
        List<Instant> begun = new ArrayList<>(since(event.at().minus(DAY)));
        begun.add(event.at());
        return new Refill(
                settings,
                method,
                new Underway(event.payment(), event.method(), event.quantity()),
                event.month(),
                countAt(event.month()) + 1,
                declines,
                lastDecline,
                pausedUntil,
                begun);
    }

    private Refill paid(UUID payment) {
        checkUnderway(payment);
        return new Refill(settings, method, null, month, count, 0, null, null, recent);
    }

    /** It counts neither for the month nor for the day: it has pauses of its own. */
    private Refill declined(RefillDeclined event) {
        checkUnderway(event.payment());
        return new Refill(
                event.pausedUntil() == null ? settings.switchedOff() : settings,
                method,
                null,
                month,
                count - 1,
                declines + 1,
                event.code(),
                event.pausedUntil(),
                recent.isEmpty() ? recent : recent.subList(0, recent.size() - 1));
    }

    private void checkUnderway(UUID payment) {
        if (!isUnderway(payment)) {
            throw new CorruptStream("refill " + payment + " cannot end: " + underway + " is under way");
        }
    }
}
