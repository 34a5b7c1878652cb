package io.creditledger.sandbox.fault;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One misbehaviour, asked for in advance.
 *
 * @param kind what goes wrong
 * @param match for requests {@code POST /v1/refunds}, for deliveries an event type; {@code *} stands for anything
 * @param skip how many matching ones go well first
 * @param times how many then go wrong; 0 is all
 * @param delay how long a delay lasts
 */
public record Fault(FaultKind kind, String match, int skip, int times, Duration delay) {

    /** The next matching one goes wrong. */
    public static Fault once(FaultKind kind, String match) {
        return new Fault(kind, match, 0, 1, Duration.ZERO);
    }

    /** Every matching one goes wrong, until the faults are cleared. */
    public static Fault always(FaultKind kind, String match) {
        return new Fault(kind, match, 0, 0, Duration.ZERO);
    }

    /** The next matching answer comes so much later. */
    public static Fault delay(String match, Duration delay) {
        return new Fault(FaultKind.DELAY, match, 0, 1, delay);
    }

    /** The same fault so many times. */
    public Fault times(int count) {
        return new Fault(kind, match, skip, count, delay);
    }

    /** The same fault after so many that go well. */
    public Fault after(int count) {
        return new Fault(kind, match, count, times, delay);
    }

    /** Whether it is about this request or event. */
    boolean matches(String subject) {
        return subject.matches(Pattern.quote(match).replace("*", "\\E.*\\Q"));
    }
}
