package io.creditledger.api.automation;

import io.creditledger.api.payment.Payments;
import io.creditledger.api.payment.Unreachable;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.projections.payment.OpenPayment;
import io.creditledger.projections.payment.PaymentQueries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a payment has no end yet, then the provider is asked how it stands: the webhook that should have told may be
 * lost. First after five minutes, then after as long again as the payment is old, once a day at last, for a month.
 * Several nodes doing it at once do no harm.
 */
public final class WhenAPaymentStaysOpenThenLook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhenAPaymentStaysOpenThenLook.class);
    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofDays(31);
    private static final long PAUSE_SECONDS = 60;
    private static final int PAGE = 200;

    private final PaymentQueries view;
    private final Payments payments;
    private final Clock clock;
    private final Map<PaymentId, Instant> next = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("open-payments").daemon().factory());
    private volatile double open = Double.NaN;

    public WhenAPaymentStaysOpenThenLook(PaymentQueries view, Payments payments, Clock clock) {
        this.view = view;
        this.payments = payments;
        this.clock = clock;
    }

    /** Looks every minute from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing escape that would end the schedule
    public void start() {
        timer.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    /** Asks about those whose turn it is; returns how many those were. */
    public synchronized int lookAtDue() {
        Instant now = clock.instant();
        Set<PaymentId> met = new HashSet<>();
        int asked = 0;
        long after = 0;
        List<OpenPayment> page;
        do {
            page = view.open(now.minus(PATIENCE), now.minus(FIRST), after, PAGE);
            for (OpenPayment payment : page) {
                after = payment.createdPosition();
                met.add(payment.payment());
                if (!now.isBefore(next.getOrDefault(payment.payment(), now))) {
                    ask(payment, now);
                    asked++;
                }
            }
        } while (page.size() == PAGE);
        next.keySet().retainAll(met);
        open = met.size();
        return asked;
    }

    /** How many payments older than five minutes had no end at the last look; NaN before the first. */
    public double open() {
        return open;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One that cannot be read does not keep the others from it, unless the provider does not answer at all. */
    private void ask(OpenPayment payment, Instant now) {
        Duration age = Duration.between(payment.createdAt(), now);
        next.put(payment.payment(), now.plus(age.compareTo(LONGEST) > 0 ? LONGEST : age));
        try {
            payments.refresh(payment.payment());
        } catch (Unreachable e) {
            next.remove(payment.payment());
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("{} is looked at later: {}", payment.payment(), e.getMessage());
        }
    }

    private void look() {
        try {
            int asked = lookAtDue();
            if (asked > 0) {
                LOG.info("asked the provider about {} open payments", asked);
            }
        } catch (RuntimeException e) {
            LOG.warn("open payments are looked at later: {}", e.getMessage());
        }
    }
}
