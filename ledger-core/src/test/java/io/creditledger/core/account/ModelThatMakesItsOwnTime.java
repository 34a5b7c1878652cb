package io.creditledger.core.account;

import java.time.Instant;
import java.util.function.Supplier;

/** Breaks a rule on purpose, to show that the rule notices. */
public final class ModelThatMakesItsOwnTime {
    Supplier<Instant> decidedAt() {
        return Instant::now;
    }
}
