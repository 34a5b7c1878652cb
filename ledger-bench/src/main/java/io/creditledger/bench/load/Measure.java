package io.creditledger.bench.load;

import java.time.Duration;

/**
 * Something to be measured, again and again.
 *
 * @param name for people, unique in its phase
 * @param unit what is counted
 * @param run measures for about that long
 */
record Measure(String name, String unit, Run run) {
    /** One measurement. */
    interface Run {
        Sample of(Duration time) throws Exception;
    }
}
