package io.creditledger.core.renewal;

import io.creditledger.core.decider.LedgerEvent;
import java.time.Instant;
import java.util.UUID;

/** Everything that can have happened to an account's recurring tier. */
public sealed interface RenewalEvent extends LedgerEvent {
    record RenewalStarted(UUID id, Instant at, Plan plan) implements RenewalEvent {}

    /** The payment of a period is under way. */
    record RenewalBegun(UUID id, Instant at, int period, UUID payment) implements RenewalEvent {}

    /** A period is paid; the next one begins at {@code nextAt}. */
    record RenewalPaid(UUID id, Instant at, int period, UUID payment, Instant nextAt) implements RenewalEvent {}

    /** A period's payment was declined; it is tried again at {@code retryAt}. */
    record RenewalDeclined(UUID id, Instant at, int period, UUID payment, String code, Instant retryAt)
            implements RenewalEvent {}

    /** No period after this is bought. */
    record RenewalStopped(UUID id, Instant at, String reason) implements RenewalEvent {}
}
