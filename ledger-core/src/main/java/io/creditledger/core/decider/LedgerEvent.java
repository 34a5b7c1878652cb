package io.creditledger.core.decider;

import java.time.Instant;
import java.util.UUID;

/** A fact. Never renamed, never removed; its stored form is a contract frozen by golden files. */
public interface LedgerEvent {
    /** Identity of the fact. For the first event of a command it is the command's id, see {@link Ids#nth}. */
    UUID id();

    /** When it was decided: the command's time. */
    Instant at();
}
