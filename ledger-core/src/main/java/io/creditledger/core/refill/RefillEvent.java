package io.creditledger.core.refill;

import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.payment.SavedMethod;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to an account's auto-refill. */
public sealed interface RefillEvent extends LedgerEvent {
    record RefillConfigured(UUID id, Instant at, RefillSettings settings) implements RefillEvent {}

    record RefillMethodSaved(UUID id, Instant at, SavedMethod method) implements RefillEvent {}

    /** The method is gone; the refill is switched off with it. */
    record RefillMethodForgotten(UUID id, Instant at) implements RefillEvent {}

    /**
     * A refill is under way.
     *
     * @param payment that pays it
     * @param method that is charged
     * @param quantity bundles
     * @param month first instant of the calendar month (UTC) that it counts in
     */
    record RefillBegun(UUID id, Instant at, UUID payment, SavedMethod method, int quantity, Instant month)
            implements RefillEvent {}

    record RefillPaid(UUID id, Instant at, UUID payment) implements RefillEvent {}

    /** It was declined; the next one not before {@code pausedUntil}; null: it is switched off. */
    record RefillDeclined(
            UUID id,
            Instant at,
            UUID payment,
            String code,
            @Nullable Instant pausedUntil) implements RefillEvent {}
}
