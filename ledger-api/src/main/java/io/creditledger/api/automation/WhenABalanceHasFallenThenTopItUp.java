package io.creditledger.api.automation;

import io.creditledger.api.call.Stamps;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Owner;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.LedgerOverloaded;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.customer.Lifetime;
import io.creditledger.core.customer.Profile;
import io.creditledger.core.customer.TopUpTerms;
import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.customer.CustomerQueries;
import io.creditledger.projections.customer.CustomerView;
import io.creditledger.projections.customer.TopUpView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * When a customer's balance has fallen to the threshold of its top-up, then the credits are added.
 *
 * <p>The view only says where to look. The account itself adds them, and only while its balance is at most the
 * threshold, not again before credits have gone, and not while others wait for their payment: two nodes that look at
 * once, or a view that is behind, add them once.
 */
public final class WhenABalanceHasFallenThenTopItUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhenABalanceHasFallenThenTopItUp.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int AT_ONCE = 500;
    private static final Settings OPENING = new Settings(true, Credits.ZERO);

    private final CustomerQueries customers;
    private final LedgerGateway gateway;
    private final Stamps stamps;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("top-up").daemon().factory());

    public WhenABalanceHasFallenThenTopItUp(CustomerQueries customers, LedgerGateway gateway, Stamps stamps) {
        this.customers = customers;
        this.gateway = gateway;
        this.stamps = stamps;
    }

    /** Looks every second from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing escape that would end the schedule
    public void start() {
        timer.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Adds what is due; returns on how many accounts credits were added. All that are due get their turn: accounts that
     * take no more credits stay due for ever, and must not keep it from others.
     */
    public int topUp() {
        Instant now = stamps.now();
        int added = 0;
        long after = 0;
        List<TopUpView> due;
        do {
            due = customers.due(now, after, AT_ONCE);
            for (TopUpView topUp : due) {
                added += add(topUp, now) ? 1 : 0;
                after = topUp.position();
            }
        } while (due.size() == AT_ONCE);
        return added;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private boolean add(TopUpView topUp, Instant now) {
        Optional<CustomerView> customer = customers.customer(topUp.customer());
        if (customer.isEmpty()) {
            return false;
        }
        PurchaseCredits command = command(topUp, customer.get().profile(), now);
        String tenant = topUp.customer().tenant();
        Outcome outcome = gateway.submit(
                        new Submission(command, tenant, null, new TreeMap<>(Map.of("actor", "top_up"))))
                .join();
        return outcome instanceof Outcome.Accepted accepted
                && !accepted.events().isEmpty();
    }

    private PurchaseCredits command(TopUpView topUp, Profile profile, Instant now) {
        TopUpTerms terms = topUp.terms();
        Lifetime lifetime = terms.lifetime();
        Instant expiresAt = lifetime == null ? null : lifetime.endOf(now, ZoneId.of(profile.timezone()));
        NewBlock block = new NewBlock(terms.amount(), Source.AUTO_REFILL, null, expiresAt, 0, terms.costBasis());
        Owner owner = new Owner.Customer(topUp.customer().uuid().toString());
        return new PurchaseCredits(
                new AccountId(topUp.customer().tenant(), owner, terms.unit()),
                stamps.id(),
                now,
                List.of(block),
                Source.AUTO_REFILL,
                topUp.topUp().toString(),
                null,
                Note.of("top-up", topUp.topUp().toString(), Map.of()),
                OPENING,
                terms.threshold(),
                TopUpInvoice.of(terms, profile.currency()));
    }

    private void look() {
        try {
            int added = topUp();
            if (added > 0) {
                LOG.info("topped up {} accounts", added);
            }
        } catch (CompletionException | LedgerOverloaded | LedgerUnavailable | DataAccessException e) {
            LOG.warn("balances that have fallen are topped up later: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("balances that have fallen cannot be topped up", e);
        }
    }
}
