package io.creditledger.sandbox.webhook;

import io.creditledger.sandbox.fault.Faults;
import io.creditledger.sandbox.stripe.Endpoint;
import io.creditledger.sandbox.stripe.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events: to each endpoint one after the other in the order they happened, again and again until it answers
 * 2xx. A failed one does not hold up those behind it.
 */
public final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final long LOOK_AGAIN_MS = 50;
    private static final long GATHER_MS = 250;

    private final Function<Function<World, Object>, Object> change;
    private final Courier courier;
    private final Faults faults;
    private final Duration retryDelay;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean held;
    private boolean closed;
    private int busy;

    /** An event that waits for an endpoint. */
    public record Pending(String event, String type, String endpoint, long attempts) {}

    /** Deliveries of a sandbox that changes by {@code change}; nothing happens before {@link #start}. */
    public Webhooks(
            Function<Function<World, Object>, Object> change,
            Supplier<Instant> now,
            Faults faults,
            UnaryOperator<String> address,
            Duration retryDelay) {
        this.change = change;
        this.faults = faults;
        this.retryDelay = retryDelay;
        this.courier = new Courier(now, faults, address);
    }

    /** Begins to deliver to the endpoint. */
    public void start(Endpoint endpoint) {
        endpoints.add(endpoint);
        threads.add(Thread.ofVirtual().name("webhooks " + endpoint.url()).start(() -> run(endpoint)));
    }

    /** Something may have happened. */
    public void wake() {
        locked(woken::signalAll);
    }

    /** Keeps all events back. */
    public void hold() {
        locked(() -> held = true);
    }

    /** Lets the events go, those kept back first. */
    public void release() {
        locked(() -> {
            held = false;
            woken.signalAll();
        });
    }

    /** What waits, in the order it happened. */
    public List<Pending> pending() {
        return endpoints.stream()
                .flatMap(endpoint -> due(endpoint, true).stream()
                        .map(due -> new Pending(due.event(), due.type(), endpoint.id(), due.attempts())))
                .toList();
    }

    /**
     * Delivers an event now to every endpoint, be it held back or delivered before; the worst status, 0 unreachable.
     */
    public int deliver(String event) {
        Outbox.Due due = (Outbox.Due) change.apply(world -> found(world, event));
        return endpoints.stream()
                .mapToInt(endpoint -> deliver(endpoint, due))
                .reduce((one, other) -> one == 0 || other == 0 ? 0 : Math.max(one, other))
                .orElse(0);
    }

    private static Outbox.Due found(World world, String event) {
        Outbox.Due due = Outbox.find(world, event);
        if (due == null) {
            throw new IllegalArgumentException("No such event: " + event);
        }
        return due;
    }

    /** Waits until nothing is due any more, at most so long; whether that came true. */
    public boolean awaitQuiet(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < until) {
            if (quiet()) {
                return true;
            }
            sleep(5);
        }
        return quiet();
    }

    private boolean quiet() {
        boolean nothingDue =
                endpoints.stream().allMatch(endpoint -> due(endpoint, false).isEmpty());
        lock.lock();
        try {
            return nothingDue && busy == 0;
        } finally {
            lock.unlock();
        }
    }

    private void run(Endpoint endpoint) {
        while (await()) {
            try {
                round(endpoint);
            } catch (RuntimeException e) {
                LOG.error("Webhooks to {} go on after an error", endpoint.url(), e);
            } finally {
                locked(() -> busy--);
            }
        }
    }

    /** Waits to be woken, or a little; false when it is over. A round that begins makes the sandbox busy. */
    private boolean await() {
        lock.lock();
        try {
            do {
                if (!closed && !woken.await(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS)) {
                    LOG.trace("Nobody called; looking anyway for what is to be tried again");
                }
            } while (held && !closed);
            busy++;
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void round(Endpoint endpoint) {
        List<Outbox.Due> due = due(endpoint, false);
        if (!due.isEmpty() && faults.reorders(due.getFirst().type())) {
            sleep(GATHER_MS);
            due = due(endpoint, false).reversed();
        }
        for (Outbox.Due one : due) {
            if (isHeld()) {
                return;
            }
            int status = deliver(endpoint, one);
            LOG.debug("{} {} to {}: {}", one.event(), one.type(), endpoint.url(), status);
        }
    }

    private int deliver(Endpoint endpoint, Outbox.Due due) {
        int status = courier.deliver(endpoint, due);
        Object told = change.apply(world -> {
            if (status >= 200 && status < 300) {
                Outbox.delivered(world, due.event(), endpoint.id());
            } else {
                Outbox.failed(world, due.event(), endpoint.id(), retryDelay);
            }
            return due;
        });
        LOG.trace("Noted: {}", told);
        return status;
    }

    @SuppressWarnings("unchecked")
    private List<Outbox.Due> due(Endpoint endpoint, boolean evenLater) {
        return (List<Outbox.Due>) change.apply(world -> Outbox.due(world, endpoint.id(), evenLater));
    }

    private boolean isHeld() {
        lock.lock();
        try {
            return held || closed;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        locked(() -> {
            closed = true;
            woken.signalAll();
        });
        threads.forEach(Thread::interrupt);
        courier.close();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
