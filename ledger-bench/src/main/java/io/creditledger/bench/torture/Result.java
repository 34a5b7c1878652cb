package io.creditledger.bench.torture;

import io.creditledger.bench.torture.check.Findings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a scenario.
 *
 * @param notRun what the machine lacked; null: it was run
 * @param faults how many faults were made
 * @param events how many events the book had in the end
 * @param doubted operations without a definite answer at first
 * @param unknown operations without one at all
 * @param recoveryMillis from each fault to the next answer to a request sent after it, ascending
 */
record Result(
        String scenario,
        @Nullable String notRun,
        int faults,
        long events,
        long operations,
        long ok,
        long refused,
        long doubted,
        long unknown,
        long readings,
        List<Long> recoveryMillis,
        List<String> notes,
        Findings findings) {

    static Result notRun(String scenario, String reason) {
        return new Result(scenario, reason, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), new Findings());
    }

    /** Median, or 0 without faults. */
    long recoveryMedian() {
        return recoveryMillis.isEmpty() ? 0 : recoveryMillis.get(recoveryMillis.size() / 2);
    }

    long recoveryMost() {
        return recoveryMillis.isEmpty() ? 0 : recoveryMillis.getLast();
    }
}
