package io.creditledger.core.customer;

import io.creditledger.core.decider.LedgerEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a customer. Append only: never rename, never remove. */
public sealed interface CustomerEvent extends LedgerEvent {
    record CustomerCreated(UUID id, Instant at, UUID customer, Profile profile) implements CustomerEvent {}

    /** The customer is described so from now on; the external id and the timezone stay as they were. */
    record CustomerChanged(UUID id, Instant at, Profile profile) implements CustomerEvent {}

    /** A top-up with the event's id began, in the place of {@code replaced}; null: of none. */
    record TopUpSet(
            UUID id, Instant at, TopUpTerms terms, @Nullable UUID replaced) implements CustomerEvent {}

    record TopUpRemoved(UUID id, Instant at, UUID topUp) implements CustomerEvent {}

    /** An alert with the event's id began to watch. */
    record AlertSet(UUID id, Instant at, AlertTerms terms) implements CustomerEvent {}

    /** An alert watches these thresholds from now on, if it watches; type and unit stay as they were. */
    record AlertChanged(UUID id, Instant at, UUID alert, AlertTerms terms) implements CustomerEvent {}

    record AlertSwitched(UUID id, Instant at, UUID alert, boolean enabled) implements CustomerEvent {}

    record AlertRemoved(UUID id, Instant at, UUID alert) implements CustomerEvent {}
}
