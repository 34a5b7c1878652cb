package io.creditledger.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.eventstore.StoredEvent;
import io.creditledger.projections.ViewStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewLagTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_view_is_behind_by_the_age_of_the_first_event_that_it_does_not_show() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        List<ViewStatus> statuses = List.of(
                new ViewStatus("balance", 4, 10, true, "position 5: too large"),
                new ViewStatus("tier", 10, 10, false, null));
        try (ViewLag lag = new ViewLag(
                () -> statuses, List.of("balance", "tier"), new Recorded(), Clock.fixed(NOW, ZoneOffset.UTC), meters)) {
            assertThat(figure(meters, "ledger.view.lag.seconds", "balance")).isNaN();

            lag.measure();

            assertThat(figure(meters, "ledger.view.lag.events", "balance")).isEqualTo(6);
            assertThat(figure(meters, "ledger.view.lag.seconds", "balance")).isEqualTo(5);
            assertThat(figure(meters, "ledger.view.stopped", "balance")).isEqualTo(1);
            assertThat(figure(meters, "ledger.view.lag.events", "tier")).isZero();
            assertThat(figure(meters, "ledger.view.lag.seconds", "tier")).isZero();
            assertThat(figure(meters, "ledger.view.stopped", "tier")).isZero();
        }
    }

    private static double figure(SimpleMeterRegistry meters, String name, String view) {
        return meters.get(name).tag("view", view).gauge().value();
    }

    /** A book whose event n was recorded 10 - n seconds ago. */
    private static final class Recorded implements EventLog {
        @Override
        public List<StoredEvent> at(Collection<Long> positions) {
            return positions.stream().map(Recorded::event).toList();
        }

        private static StoredEvent event(long position) {
            return new StoredEvent(
                    1,
                    position,
                    "t/organization:a",
                    position,
                    new UUID(0, position),
                    "account.opened",
                    1,
                    NOW.minusSeconds(10 - position),
                    new byte[0],
                    new byte[0],
                    null,
                    new byte[32]);
        }

        @Override
        public long headPosition() {
            return 10;
        }

        @Override
        public List<StoredEvent> after(long position, int limit) {
            throw new AssertionError("a lag is no reason to read the book");
        }

        @Override
        public List<StoredEvent> stream(String stream, long fromSeq, long upTo, int limit) {
            throw new AssertionError("a lag is no reason to read the book");
        }

        @Override
        public long positionAt(Instant time) {
            throw new AssertionError("a lag is no reason to read the book");
        }

        @Override
        public RecordedEvent decode(StoredEvent stored) {
            throw new AssertionError("a lag is no reason to read an event");
        }
    }
}
