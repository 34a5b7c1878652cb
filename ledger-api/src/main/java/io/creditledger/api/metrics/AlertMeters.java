package io.creditledger.api.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** What is measured about telling tenants of alerts. */
public final class AlertMeters {
    private static final List<String> RESULTS = List.of("delivered", "failed", "given_up");

    private final Map<String, Counter> told = new LinkedHashMap<>();
    private final AtomicLong pending = new AtomicLong();

    AlertMeters(MeterRegistry meters) {
        for (String result : RESULTS) {
            told.put(
                    result,
                    Counter.builder("ledger.alert.webhooks")
                            .description("Attempts to tell tenants of alerts")
                            .tag("result", result)
                            .register(meters));
        }
        Gauge.builder("ledger.alert.webhooks.pending", pending::get)
                .description("Alerts that fired and that their tenants were not told of yet")
                .register(meters);
    }

    /** So many are not delivered yet. */
    public void pending(long count) {
        pending.set(count);
    }

    /** One attempt ended: {@code delivered}, {@code failed} or {@code given_up}. */
    public void told(String result) {
        Objects.requireNonNull(told.get(result), result).increment();
    }
}
