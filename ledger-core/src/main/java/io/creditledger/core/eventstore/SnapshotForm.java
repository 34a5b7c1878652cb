package io.creditledger.core.eventstore;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;

/** Turns stored snapshots into what the repository starts a state from. */
public interface SnapshotForm {
    /** The snapshot as Axon's message, its payload an aggregate root; empty when this build cannot use it. */
    Optional<DomainEventMessage<?>> message(Snapshot snapshot);
}
