package io.creditledger.api.metrics;

import io.creditledger.api.problem.Dialect;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Rate, errors and duration of requests, by dialect, method, route template and status: all of them bounded. */
public final class HttpMeters {
    private record Kind(Dialect dialect, String method, String route, int status) {}

    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    HttpMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * A request was answered.
     *
     * @param route template of the path, {@code -} for none
     */
    public void answered(Dialect dialect, String method, String route, int status, long nanos) {
        timers.computeIfAbsent(new Kind(dialect, known(method), route, status), this::timer)
                .record(Duration.ofNanos(nanos));
    }

    private Timer timer(Kind kind) {
        return Labels.timer("ledger.http.requests")
                .description("Requests answered, from the first byte of the head to the last of the answer")
                .tag("dialect", Labels.of(kind.dialect()))
                .tag("method", kind.method())
                .tag("route", kind.route())
                .tag("status", Integer.toString(kind.status()))
                .register(meters);
    }

    /** Callers may invent methods; figures must not grow with their fancy. */
    private static String known(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            default -> "other";
        };
    }
}
