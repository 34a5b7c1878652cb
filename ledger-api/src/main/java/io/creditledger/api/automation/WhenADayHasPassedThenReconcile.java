package io.creditledger.api.automation;

import io.creditledger.api.reconcile.Comparison;
import io.creditledger.api.reconcile.Difference;
import io.creditledger.api.reconcile.Reconciliation;
import io.creditledger.api.reconcile.Reconciling;
import io.creditledger.projections.payment.PaymentView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a day has passed, then payments are compared with the provider's. Differences are told in the log; what can be
 * mended by reading the provider again is mended where that was asked for. Two nodes doing it at once do no harm.
 */
public final class WhenADayHasPassedThenReconcile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhenADayHasPassedThenReconcile.class);
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);

    /** Longer than a month, so that a month is seen whole by the first look after it. */
    private static final Duration LOOK_BACK = Duration.ofDays(35);

    /** What is younger may be under way at this moment. */
    private static final Duration UNDERWAY = Duration.ofMinutes(10);

    private final Reconciliation reconciliation;
    private final Reconciling mode;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reconcile").daemon().factory());
    private volatile double differences = Double.NaN;

    public WhenADayHasPassedThenReconcile(Reconciliation reconciliation, Reconciling mode, Clock clock) {
        this.reconciliation = reconciliation;
        this.mode = mode;
        this.clock = clock;
    }

    /** Looks every day from now on, first after ten minutes; never, where that was asked for. */
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing escape that would end the schedule
    public void start() {
        if (mode != Reconciling.NONE) {
            timer.scheduleWithFixedDelay(this::look, FIRST.toSeconds(), DAY.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Compares now; the differences that are left. */
    public List<Difference> reconcile() {
        Instant now = clock.instant();
        Comparison found = reconciliation.compare(now.minus(LOOK_BACK), now.minus(UNDERWAY));
        List<Difference> left = found.differences().stream()
                .filter(difference -> mode != Reconciling.APPLY || !reconciliation.mend(difference))
                .toList();
        left.forEach(WhenADayHasPassedThenReconcile::tell);
        LOG.info(
                "reconciled {} payments with the provider: {} differences, {} mended",
                found.here(),
                found.differences().size(),
                found.differences().size() - left.size());
        List<PaymentView> unredeemed = reconciliation.unredeemed(now.minus(DAY));
        if (!unredeemed.isEmpty()) {
            LOG.warn(
                    "{} payments were made more than a day ago and not redeemed, the oldest {} ({}): see reconcile",
                    unredeemed.size(),
                    unredeemed.getFirst().payment(),
                    unredeemed.getFirst().amount());
        }
        differences = left.size();
        return left;
    }

    /** How many differences the last look left; NaN before the first. */
    public double differences() {
        return differences;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static void tell(Difference difference) {
        LOG.warn(
                "{} ({}, {}) is {} here and {} at the provider: {} ({})",
                difference.payment(),
                difference.object(),
                difference.amount(),
                difference.here(),
                difference.there(),
                difference.what(),
                difference.remedy().word());
    }

    private void look() {
        try {
            reconcile();
        } catch (RuntimeException e) {
            LOG.warn("payments are reconciled later: {}", e.getMessage());
        }
    }
}
