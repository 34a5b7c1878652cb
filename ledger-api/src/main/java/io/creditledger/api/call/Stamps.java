package io.creditledger.api.call;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Where time and identity enter: nothing behind the edge makes its own. */
public final class Stamps {
    private final Clock clock;

    public Stamps(Clock clock) {
        this.clock = clock;
    }

    /** Now, to the microsecond. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A new UUIDv7. */
    public UUID id() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
