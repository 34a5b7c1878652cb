package io.creditledger.core.decider;

import java.time.Instant;
import java.util.UUID;

/** A fact. Never renamed, never removed; its stored form is a contract frozen by golden files. */
public interface LedgerEvent {
    /**
     * Identity of the fact. The fact that a command asked for has the command's id; those that came along with it (such
     * as what had expired by then) have {@link Ids#nth neighbours} of it.
     */
    UUID id();

    /** When it was decided: the command's time. */
    Instant at();
}
