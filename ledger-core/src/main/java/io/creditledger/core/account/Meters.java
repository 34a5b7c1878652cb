package io.creditledger.core.account;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.money.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The meters of an account. */
final class Meters {
    private Meters() {}

    /** The meter of a price and period; null: nothing was used. */
    static @Nullable Meter find(List<Meter> meters, UUID price, Instant begin) {
        for (Meter meter : meters) {
            if (meter.isOf(price, begin)) {
                return meter;
            }
        }
        return null;
    }

    /** After usage at {@code at}; meters of periods that are over by then are forgotten. */
    static List<Meter> used(List<Meter> meters, Metered metered, Instant at) {
        Meter known = find(meters, metered.price(), metered.begin());
        Meter meter = known == null ? Meter.begun(metered.price(), metered.begin(), metered.end()) : known;
        Meter after = meter.with(metered.asked(), metered.quantity(), metered.charged());
        if (meter.total().compareTo(metered.before()) != 0 || after.total().compareTo(metered.after()) != 0) {
            throw new CorruptStream("usage of " + meter.total() + " cannot be followed by " + metered);
        }
        List<Meter> kept = new ArrayList<>(meters.size() + 1);
        for (Meter other : meters) {
            if (other.isOf(metered.price(), metered.begin())) {
                kept.add(after);
            } else if (!other.isOverAt(at)) {
                kept.add(other);
            }
        }
        if (known == null) {
            kept.add(after);
        }
        return List.copyOf(kept);
    }

    /** After usage and the credits for it were given back; nothing changes when its period is forgotten. */
    static List<Meter> returned(List<Meter> meters, Unmetered unmetered, Credits credits) {
        BigDecimal less = unmetered.quantity().negate();
        return meters.stream()
                .map(meter -> meter.isOf(unmetered.price(), unmetered.begin())
                        ? meter.with(unmetered.asked(), less, credits.negated())
                        : meter)
                .toList();
    }
}
