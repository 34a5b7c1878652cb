package io.creditledger.api.metrics;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.core.eventstore.StoredEvent;
import io.creditledger.projections.ViewStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * How far the views are behind the book, in events and in seconds. Looked at every two seconds by a thread of its own,
 * so that whoever asks for figures never waits for the database; NaN while it does not answer.
 */
final class ViewLag implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewLag.class);
    private static final long PAUSE_SECONDS = 2;

    private final Supplier<List<ViewStatus>> views;
    private final EventLog log;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("view-lag").daemon().factory());
    private volatile Map<String, Lag> lags = Map.of();

    /** A view's distance; {@code seconds} since the first event that it does not show was recorded. */
    record Lag(long events, double seconds, boolean stopped) {}

    /**
     * @param views how they are doing
     * @param names of all of them
     */
    ViewLag(Supplier<List<ViewStatus>> views, List<String> names, EventLog log, Clock clock, MeterRegistry meters) {
        this.views = views;
        this.log = log;
        this.clock = clock;
        for (String view : names) {
            gauge(meters, "ledger.view.lag.events", "Events that the view does not show yet", view, Lag::events);
            gauge(meters, "ledger.view.lag.seconds", "Age of the first of them", view, Lag::seconds);
            gauge(meters, "ledger.view.stopped", "1: it cannot take its next event", view, l -> l.stopped() ? 1 : 0);
        }
    }

    /** Looks from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing escape that would end the schedule
    void start() {
        timer.scheduleWithFixedDelay(this::look, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    /** Measures now. */
    void measure() {
        List<ViewStatus> statuses = views.get();
        List<Long> next = statuses.stream()
                .filter(status -> status.lag() > 0)
                .map(status -> status.position() + 1)
                .distinct()
                .toList();
        Map<Long, Instant> recorded = next.isEmpty()
                ? Map.of()
                : log.at(next).stream().collect(Collectors.toMap(StoredEvent::position, StoredEvent::recordedAt));
        Instant now = clock.instant();
        Map<String, Lag> measured = new HashMap<>();
        for (ViewStatus status : statuses) {
            Instant since = recorded.getOrDefault(status.position() + 1, now);
            double seconds = Math.max(0, Duration.between(since, now).toMillis() / 1_000.0);
            measured.put(status.view(), new Lag(status.lag(), seconds, status.stopped()));
        }
        lags = measured;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        try {
            measure();
        } catch (LedgerUnavailable | DataAccessException e) {
            lags = Map.of();
            LOG.debug("how far the views are is not known", e);
        } catch (RuntimeException e) {
            lags = Map.of();
            LOG.error("how far the views are cannot be measured", e);
        }
    }

    private void gauge(MeterRegistry meters, String name, String description, String view, Figure figure) {
        Gauge.builder(name, () -> figure(view, figure))
                .description(description)
                .tag("view", view)
                .register(meters);
    }

    private double figure(String view, Figure figure) {
        Lag lag = lags.get(view);
        return lag == null ? Double.NaN : figure.of(lag);
    }

    /** One figure of a lag. */
    @FunctionalInterface
    private interface Figure {
        double of(Lag lag);
    }
}
