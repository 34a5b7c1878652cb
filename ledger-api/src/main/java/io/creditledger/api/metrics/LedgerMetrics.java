package io.creditledger.api.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.creditledger.core.commandbus.WriteObserver;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.projections.ViewStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Everything that one node measures about itself; {@code docs/operations.md} says what each figure means. */
public final class LedgerMetrics implements AutoCloseable {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final WriteMeters writes = new WriteMeters(meters);
    private final HttpMeters http = new HttpMeters(meters);
    private final AlertMeters alerts = new AlertMeters(meters);
    private final List<ViewLag> lags = new ArrayList<>();

    /** With the JVM's own figures. */
    public LedgerMetrics() {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        garbage.bindTo(meters);
    }

    /** What the write side is to tell. */
    public WriteObserver writes() {
        return writes;
    }

    /** What the server is to tell. */
    public HttpMeters http() {
        return http;
    }

    /** What telling tenants of alerts is to tell. */
    public AlertMeters alerts() {
        return alerts;
    }

    /** Whether the last append failed, moments ago. */
    public boolean appendsFail() {
        return writes.failing();
    }

    /** Commands that wait, per lane. */
    public void watchLanes(Supplier<List<Integer>> depths) {
        for (int i = 0; i < depths.get().size(); i++) {
            int lane = i;
            Gauge.builder("ledger.lane.depth", () -> depths.get().get(lane))
                    .description("Commands that wait for the lane")
                    .tag("lane", Integer.toString(lane))
                    .register(meters);
        }
    }

    /** Requests that are under way in a room. */
    public void watchRoom(String room, IntSupplier underWay) {
        Gauge.builder("ledger.http.under.way", () -> (double) underWay.getAsInt())
                .description("Requests under way, by what they count as")
                .tag("room", room)
                .register(meters);
    }

    /** Payments without an end, and differences from the provider; NaN before they were looked at. */
    public void watchPayments(DoubleSupplier open, DoubleSupplier differences) {
        Gauge.builder("ledger.payments.open", open::getAsDouble)
                .description("Payments older than five minutes of which it is not known whether money will come")
                .register(meters);
        Gauge.builder("ledger.payments.differences", differences::getAsDouble)
                .description("Differences from the payment provider that the last daily comparison left")
                .register(meters);
    }

    /** Connections of a pool: in use, idle, waited for, timed out. */
    public void watchPool(HikariDataSource pool) {
        if (pool.getMetricsTrackerFactory() == null) { // a pool tells one listener for good
            pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        }
    }

    /** How far the views are behind, from now on. */
    public void watchViews(Supplier<List<ViewStatus>> views, List<String> names, EventLog log, Clock clock) {
        ViewLag lag = new ViewLag(views, names, log, clock, meters);
        lags.add(lag);
        lag.start();
    }

    /** All figures in Prometheus' text format. */
    public String scrape() {
        return meters.scrape();
    }

    @Override
    public void close() {
        lags.forEach(ViewLag::close);
        garbage.close();
        meters.close();
    }
}
