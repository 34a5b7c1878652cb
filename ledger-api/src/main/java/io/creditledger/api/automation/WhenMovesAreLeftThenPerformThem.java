package io.creditledger.api.automation;

import io.creditledger.api.payment.Settlement;
import io.creditledger.core.commandbus.LedgerOverloaded;
import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.projections.payment.PaymentQueries;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * When a payment's moves were left undone, by a crash or because the account refused them, then they are performed.
 *
 * <p>Nothing waits for this where all goes well: whoever records a payment performs its moves at once. Two nodes doing
 * it at once do it once.
 */
public final class WhenMovesAreLeftThenPerformThem implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhenMovesAreLeftThenPerformThem.class);
    private static final long PAUSE_SECONDS = 5;
    private static final int PAYMENTS_AT_ONCE = 200;

    private final PaymentQueries payments;
    private final Settlement settlement;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("moves").daemon().factory());

    public WhenMovesAreLeftThenPerformThem(PaymentQueries payments, Settlement settlement, Clock clock) {
        this.payments = payments;
        this.settlement = settlement;
        this.clock = clock;
    }

    /** Looks every few seconds from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing escape that would end the schedule
    public void start() {
        timer.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    /** Performs what is left of up to 200 payments; returns how many had something left. */
    public int performLeft() {
        List<PaymentId> due = payments.due(clock.instant().truncatedTo(ChronoUnit.MICROS), PAYMENTS_AT_ONCE);
        due.forEach(this::settle);
        return due.size();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One payment that cannot be settled does not keep the others from it. */
    private void settle(PaymentId payment) {
        try {
            settlement.settle(payment);
        } catch (CompletionException | LedgerOverloaded | LedgerUnavailable | DataAccessException e) {
            LOG.warn("the moves of {} are performed later: {}", payment, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the moves of {} cannot be performed", payment, e);
        }
    }

    private void look() {
        try {
            int found = performLeft();
            if (found > 0) {
                LOG.info("performed what was left of {} payments", found);
            }
        } catch (RuntimeException e) {
            LOG.warn("payments are looked at later: {}", e.getMessage());
        }
    }
}
