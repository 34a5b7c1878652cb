package io.creditledger.api.stripe;

import io.creditledger.api.payment.Payments;
import io.creditledger.api.stripe.Inbox.State;
import io.creditledger.api.stripe.Inbox.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When Stripe tells of an object, then the payment it belongs to is read anew and recorded. What cannot be followed is
 * tried again, by this node or another: later and later, for as long as Stripe itself would.
 */
public final class WhenStripeTellsThenLook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhenStripeTellsThenLook.class);
    private static final int AT_ONCE = 20;
    private static final long PAUSE_SECONDS = 2;

    /** A node that ends in the middle leaves its events to others after this. Followed twice does no harm. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 16;

    /** About twenty looks in three days. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(12);

    /** What could not be read at all may be a payment that is waited for. */
    private static final Duration LONGEST_AFTER_FAILURE = Duration.ofHours(1);

    private static final int LOOKS_AT_FOREIGN = 3;
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final Inbox inbox;
    private final Payments payments;
    private final Clock clock;
    private final Semaphore waking = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("webhooks").daemon().unstarted(this::run);
    private volatile boolean closed;

    public WhenStripeTellsThenLook(DataSource dataSource, Payments payments, Clock clock) {
        this.inbox = new Inbox(dataSource);
        this.payments = payments;
        this.clock = clock;
    }

    /** Looks from now on, at once when it is woken. */
    public void start() {
        thread.start();
    }

    /** There is something new. */
    public void wake() {
        waking.release();
    }

    /** Follows what is due; returns how many events that were. */
    public int followDue() {
        List<Task> due = inbox.due(now(), LEASE, AT_ONCE);
        due.forEach(this::follow);
        return due.size();
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Task task) {
        try {
            switch (payments.follow(task.object())) {
                case RECORDED -> inbox.close(task.event(), State.FOLLOWED, now());
                case FOREIGN -> foreign(task);
                case UNKNOWN -> unknown(task);
            }
        } catch (RuntimeException e) {
            LOG.warn("event {} is followed later: {}", task.event(), e.toString());
            again(task, LONGEST_AFTER_FAILURE, String.valueOf(e.getMessage()));
        }
    }

    /** Metadata says whose it is, and does not change: a few looks more are for what Stripe may show late. */
    private void foreign(Task task) {
        if (task.attempts() < LOOKS_AT_FOREIGN) {
            again(task, LONGEST_PAUSE, "it belongs to a payment that another made");
        } else {
            inbox.close(task.event(), State.FOREIGN, now());
        }
    }

    private void unknown(Task task) {
        if (now().isAfter(task.receivedAt().plus(PATIENCE))) {
            inbox.close(task.event(), State.UNMATCHED, now());
        } else {
            again(task, LONGEST_PAUSE, "it belongs to no payment of this ledger, or to none yet");
        }
    }

    private void again(Task task, Duration longest, String problem) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(task.attempts() - 1, MAX_DOUBLINGS));
        Duration next = pause.compareTo(longest) > 0 ? longest : pause;
        inbox.again(task.event(), now().plus(next), problem);
    }

    private void run() {
        while (!closed) {
            try {
                if (followDue() < AT_ONCE) {
                    waking.tryAcquire(PAUSE_SECONDS, TimeUnit.SECONDS);
                    waking.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("events are looked at later: {}", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(PAUSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
