package io.creditledger.api.automation;

import io.creditledger.core.account.AccountId;
import io.creditledger.projections.standing.StandingQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks from time to time which auto-refills and renewals may be due. Two nodes doing it at once do it once. */
public final class StandingOrders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandingOrders.class);
    private static final long PAUSE_SECONDS = 15;
    private static final int PAGE = 200;

    private final StandingQueries orders;
    private final WhenTheBalanceIsLowThenRefill refill;
    private final WhenAPeriodBeginsThenRenew renew;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("standing-orders").daemon().factory());

    /** A page of accounts after one. */
    private interface Page {
        List<AccountId> after(@Nullable AccountId last);
    }

    public StandingOrders(
            StandingQueries orders,
            WhenTheBalanceIsLowThenRefill refill,
            WhenAPeriodBeginsThenRenew renew,
            Clock clock) {
        this.orders = orders;
        this.refill = refill;
        this.renew = renew;
        this.clock = clock;
    }

    /** Looks every few seconds from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing escape that would end the schedule
    public void start() {
        timer.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    /** Does what is due now on all accounts. */
    public void doDue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        each(last -> orders.refills(now, last, PAGE), refill::react);
        each(last -> orders.renewals(now, last, PAGE), renew::renew);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One account that cannot be served does not keep the others from it. */
    private static void each(Page page, Consumer<AccountId> reaction) {
        AccountId last = null;
        List<AccountId> accounts;
        do {
            accounts = page.after(last);
            for (AccountId account : accounts) {
                last = account;
                try {
                    reaction.accept(account);
                } catch (RuntimeException e) {
                    LOG.error("the standing order of {} is tried again later", account, e);
                }
            }
        } while (accounts.size() == PAGE);
    }

    private void look() {
        try {
            doDue();
        } catch (RuntimeException e) {
            LOG.warn("standing orders are looked at later: {}", e.getMessage());
        }
    }
}
