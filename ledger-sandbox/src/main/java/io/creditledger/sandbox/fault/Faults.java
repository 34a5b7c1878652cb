package io.creditledger.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults asked for and how often each was met. They do not outlive the process. */
public final class Faults {
    private final List<Armed> armed = new ArrayList<>();

    /** A fault, and how many requests or events matched it so far. */
    public record Seen(Fault fault, int matched) {}

    private static final class Armed {
        private final Fault fault;
        private int matched;

        private Armed(Fault fault) {
            this.fault = fault;
        }

        private boolean strikes() {
            int after = matched - fault.skip();
            return after > 0 && (fault.times() == 0 || after <= fault.times());
        }
    }

    /** Asks for a fault. */
    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    /** Asks for no fault any more. */
    public synchronized void clear() {
        armed.clear();
    }

    /** What was asked for, and how often it was met. */
    public synchronized List<Seen> seen() {
        return armed.stream().map(a -> new Seen(a.fault, a.matched)).toList();
    }

    /** The first fault that strikes this request; every matching one counts it. */
    public @Nullable Fault ofRequest(String request) {
        return strike(request, kind -> !kind.ofDelivery());
    }

    /** The first fault that strikes the delivery of such an event; every matching one counts it. */
    public @Nullable Fault ofDelivery(String eventType) {
        return strike(eventType, kind -> kind.ofDelivery() && kind != FaultKind.REORDER_DELIVERIES);
    }

    /** Whether events are to be reordered, of which such a one is the first. */
    public boolean reorders(String eventType) {
        return strike(eventType, kind -> kind == FaultKind.REORDER_DELIVERIES) != null;
    }

    private synchronized @Nullable Fault strike(String subject, Predicate<FaultKind> kind) {
        Fault found = null;
        for (Armed one : armed) {
            if (kind.test(one.fault.kind()) && one.fault.matches(subject)) {
                one.matched++;
                found = found == null && one.strikes() ? one.fault : found;
            }
        }
        return found;
    }
}
