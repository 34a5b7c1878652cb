package io.creditledger.api.automation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.core.account.AccountCommand.ExpireCredits;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.LedgerOverloaded;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.projections.balance.BalanceQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * When free credits of an account have expired, or a hold has ended, then it is recorded.
 *
 * <p>Nothing waits for this: expired credits are unavailable from the first instant. It only makes the statement say so
 * on accounts that nobody uses. Two nodes doing it at once record it once.
 */
public final class WhenCreditsAreDueThenExpireThem implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhenCreditsAreDueThenExpireThem.class);
    private static final long PAUSE_SECONDS = 5;
    private static final int ACCOUNTS_AT_ONCE = 500;

    private final BalanceQueries balances;
    private final LedgerGateway gateway;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("expiry").daemon().factory());

    public WhenCreditsAreDueThenExpireThem(BalanceQueries balances, LedgerGateway gateway, Clock clock) {
        this.balances = balances;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** Looks every few seconds from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing escape that would end the schedule
    public void start() {
        timer.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    /** Records what is due on up to 500 accounts; returns how many that was. */
    public int expireDue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<AccountId> due = balances.due(now, ACCOUNTS_AT_ONCE);
        CompletableFuture.allOf(due.stream()
                        .map(account -> gateway.submit(react(account, now)))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        return due.size();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static Submission react(AccountId account, Instant now) {
        ExpireCredits command = new ExpireCredits(account, UuidCreator.getTimeOrderedEpoch(), now);
        return new Submission(command, account.tenant(), null, new TreeMap<>(Map.of("actor", "expiry")));
    }

    private void look() {
        try {
            int accounts = expireDue();
            if (accounts > 0) {
                LOG.info("recorded what had expired on {} accounts", accounts);
            }
        } catch (CompletionException | LedgerOverloaded | LedgerUnavailable | DataAccessException e) {
            LOG.warn("what has expired is recorded later: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("what has expired cannot be recorded", e);
        }
    }
}
