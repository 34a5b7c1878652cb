package io.creditledger.api.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** What is measured about telling tenants of alerts. */
public final class AlertMeters {
    private final MeterRegistry meters;
    private final AtomicLong pending = new AtomicLong();

    AlertMeters(MeterRegistry meters) {
        this.meters = meters;
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
        meters.counter("ledger.alert.webhooks", "result", result).increment();
    }
}
