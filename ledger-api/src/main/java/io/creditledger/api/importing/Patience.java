package io.creditledger.api.importing;

import java.time.Duration;

/** How a ledger that is busy or away is asked again: after pauses that grow, for minutes, anew after each answer. */
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration TOTAL = Duration.ofMinutes(10);

    private final Sleep sleep;
    private Duration next = FIRST;
    private Duration waited = Duration.ZERO;

    /** Lets time pass. */
    @FunctionalInterface
    interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    Patience(Sleep sleep) {
        this.sleep = sleep;
    }

    /** There was an answer. */
    void answered() {
        next = FIRST;
        waited = Duration.ZERO;
    }

    /** Waits a while; false when there has been enough of it, or the thread was interrupted. */
    boolean pause() {
        if (waited.compareTo(TOTAL) >= 0) {
            return false;
        }
        try {
            sleep.sleep(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        waited = waited.plus(next);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return true;
    }
}
