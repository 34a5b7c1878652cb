package io.creditledger.core.renewal;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.renewal.RenewalEvent.RenewalBegun;
import io.creditledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.creditledger.core.renewal.RenewalEvent.RenewalPaid;
import io.creditledger.core.renewal.RenewalEvent.RenewalStarted;
import io.creditledger.core.renewal.RenewalEvent.RenewalStopped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of an account's recurring tier. */
public sealed interface Renewal {
    /** The state before the first event. */
    Renewal NONE = new None();

    /** The stream of an account's recurring tier. */
    static String stream(AccountId account) {
        return account.tenant() + "/renewal:" + account.text();
    }

    /** The account has no recurring tier. */
    record None() implements Renewal {}

    /**
     * A recurring tier.
     *
     * @param plan what is bought each period
     * @param period the next one to be paid
     * @param underway the payment of that period that has not ended; null: none
     * @param declines of that period so far
     * @param lastDecline the code of the last of them; null: none
     * @param retryAt not charged before this; null: as soon as the period begins
     * @param stopped why it is not renewed any more; null: it is
     * @param latest the payment that paid the period before; null: not known, or nothing was paid
     */
    record Running(
            Plan plan,
            int period,
            @Nullable UUID underway,
            int declines,
            @Nullable String lastDecline,
            @Nullable Instant retryAt,
            @Nullable String stopped,
            @Nullable UUID latest)
            implements Renewal {
        /** When the next period is to be charged. */
        public Instant dueAt() {
            return retryAt == null ? plan.periods().begin(period) : retryAt;
        }

        private Running begun(RenewalBegun event) {
            if (underway != null || event.period() != period) {
                throw new CorruptStream("period " + period + " cannot have " + event + " beside " + underway);
            }
            return new Running(plan, period, event.payment(), declines, lastDecline, null, stopped, latest);
        }

        private Running paid(RenewalPaid event) {
            checkUnderway(event.payment());
            return new Running(plan, period + 1, null, 0, null, null, stopped, event.payment());
        }

        private Running declined(RenewalDeclined event) {
            checkUnderway(event.payment());
            return new Running(plan, period, null, declines + 1, event.code(), event.retryAt(), stopped, latest);
        }

        private Running stop(String reason) {
            return new Running(plan, period, underway, declines, lastDecline, retryAt, reason, latest);
        }

        private void checkUnderway(UUID payment) {
            if (!payment.equals(underway)) {
                throw new CorruptStream("payment " + payment + " cannot end: " + underway + " is under way");
            }
        }
    }

    /**
     * The state after {@code event}.
     *
     * @throws CorruptStream when the event cannot have happened
     */
    static Renewal evolve(Renewal renewal, RenewalEvent event) {
        return switch (event) {
            case RenewalStarted e -> started(e.plan());
            case RenewalBegun e -> running(renewal, e).begun(e);
            case RenewalPaid e -> running(renewal, e).paid(e);
            case RenewalDeclined e -> running(renewal, e).declined(e);
            case RenewalStopped e -> running(renewal, e).stop(e.reason());
        };
    }

    private static Running started(Plan plan) {
        UUID latest = plan.isFree() ? null : plan.firstPayment();
        return new Running(plan, plan.firstPeriod(), null, 0, null, null, null, latest);
    }

    private static Running running(Renewal renewal, RenewalEvent event) {
        return switch (renewal) {
            case Running running -> running;
            case None none -> throw new CorruptStream("no recurring tier can have " + event);
        };
    }
}
