package io.creditledger.core.renewal;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.decider.Ids;
import io.creditledger.core.renewal.Renewal.Running;
import io.creditledger.core.renewal.RenewalCommand.BeginRenewal;
import io.creditledger.core.renewal.RenewalCommand.EndRenewal;
import io.creditledger.core.renewal.RenewalCommand.StartRenewal;
import io.creditledger.core.renewal.RenewalCommand.StopRenewal;
import io.creditledger.core.renewal.RenewalEvent.RenewalBegun;
import io.creditledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.creditledger.core.renewal.RenewalEvent.RenewalPaid;
import io.creditledger.core.renewal.RenewalEvent.RenewalStarted;
import io.creditledger.core.renewal.RenewalEvent.RenewalStopped;
import io.creditledger.core.renewal.RenewalRefusal.NoRenewal;
import io.creditledger.core.renewal.RenewalRefusal.RenewalIsStopped;
import io.creditledger.core.renewal.RenewalRefusal.RenewalNotDue;
import io.creditledger.core.renewal.RenewalRefusal.RenewalUnderway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens when something is asked of a recurring tier. Pure. */
public final class RenewalDecider {
    /** When a declined period is charged again, after the first, second, … decline; after one more it is stopped. */
    private static final List<Duration> RETRIES = List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(5));

    private RenewalDecider() {}

    /** Accepted with what happened, or refused with the first reason in the order of {@link RenewalRefusal}. */
    public static Decision<RenewalEvent> decide(RenewalCommand command, Renewal renewal) {
        return switch (renewal) {
            case Renewal.None none when command instanceof StartRenewal start -> started(start);
            case Renewal.None none -> Decision.refuse(new NoRenewal());
            case Running running -> decide(command, running);
        };
    }

    private static Decision<RenewalEvent> decide(RenewalCommand command, Running renewal) {
        return switch (command) {
            case StartRenewal c -> start(c, renewal);
            case BeginRenewal c -> begin(c, renewal);
            case EndRenewal c -> end(c, renewal);
            case StopRenewal c -> stop(c, renewal);
        };
    }

    private static Decision<RenewalEvent> started(StartRenewal command) {
        RenewalStarted started = new RenewalStarted(command.id(), command.at(), command.plan());
        return command.plan().isFree() || command.plan().method() != null
                ? Decision.accept(started)
                : new Decision.Accepted<>(List.of(
                        started, new RenewalStopped(Ids.nth(command.id(), 1), command.at(), "no_payment_method")));
    }

    /**
     * Another one would forget the payment that is under way: it has to end first. One bought before comes late, after
     * a crash: it was replaced already.
     */
    private static Decision<RenewalEvent> start(StartRenewal command, Running renewal) {
        if (command.plan().firstPayment().equals(renewal.plan().firstPayment())
                || command.plan()
                        .periods()
                        .first()
                        .isBefore(renewal.plan().periods().first())) {
            return nothing();
        }
        return renewal.underway() == null ? started(command) : Decision.refuse(new RenewalUnderway(renewal.underway()));
    }

    private static Decision<RenewalEvent> begin(BeginRenewal command, Running renewal) {
        if (command.payment().equals(renewal.underway())) {
            return nothing();
        }
        if (renewal.stopped() != null) {
            return Decision.refuse(new RenewalIsStopped(renewal.stopped()));
        }
        if (renewal.underway() != null) {
            return Decision.refuse(new RenewalUnderway(renewal.underway()));
        }
        return command.at().isBefore(renewal.dueAt())
                ? Decision.refuse(new RenewalNotDue(renewal.dueAt()))
                : Decision.accept(new RenewalBegun(command.id(), command.at(), renewal.period(), command.payment()));
    }

    /** The end of one that is not under way was heard before. */
    private static Decision<RenewalEvent> end(EndRenewal command, Running renewal) {
        if (!command.payment().equals(renewal.underway())) {
            return nothing();
        }
        int period = renewal.period();
        String code = command.decline();
        if (code == null) {
            return Decision.accept(new RenewalPaid(
                    command.id(),
                    command.at(),
                    period,
                    command.payment(),
                    renewal.plan().periods().begin(period + 1)));
        }
        int before = renewal.declines();
        boolean last = before >= RETRIES.size();
        Instant retryAt = last ? command.at() : command.at().plus(RETRIES.get(before));
        RenewalEvent declined =
                new RenewalDeclined(command.id(), command.at(), period, command.payment(), code, retryAt);
        return last && renewal.stopped() == null
                ? new Decision.Accepted<>(List.of(
                        declined, new RenewalStopped(Ids.nth(command.id(), 1), command.at(), "declined: " + code)))
                : Decision.accept(declined);
    }

    private static Decision<RenewalEvent> stop(StopRenewal command, Running renewal) {
        return renewal.stopped() == null
                ? Decision.accept(new RenewalStopped(command.id(), command.at(), command.reason()))
                : nothing();
    }

    private static Decision<RenewalEvent> nothing() {
        return new Decision.Accepted<>(List.of());
    }
}
