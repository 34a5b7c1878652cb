package io.creditledger.bench.load;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds how often each measurement is repeated, interleaved with the others of its phase
 * @param warmUp of each measurement before the first round, not counted, as often as it gets better
 * @param warmUps how often at most
 * @param time of each measurement in each round
 * @param accounts over which the load is spread
 * @param events to which the book is grown in the growth phase
 */
record Plan(int rounds, Duration warmUp, int warmUps, Duration time, int accounts, long events) {
    /** A few seconds in all: whether everything still runs, no figures to keep. */
    static Plan quick() {
        return new Plan(1, Duration.ofMillis(1_000), 1, Duration.ofMillis(2_000), 2_000, 50_000);
    }

    static Plan full(int rounds, int seconds, long events) {
        return new Plan(rounds, Duration.ofSeconds(5), 12, Duration.ofSeconds(seconds), 20_000, events);
    }
}
