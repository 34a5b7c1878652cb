package io.creditledger.bench.torture.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of fault, by name. It torments the stage while the load runs; afterwards the stage is healed and checked. */
public interface Scenario {
    String name();

    /** What it does, in one line. */
    String what();

    /** How many nodes it wants. */
    default int nodes() {
        return 1;
    }

    /** Settings of the database server that differ from durable ones; not empty: it gets a server of its own. */
    default Map<String, String> databaseSettings() {
        return Map.of();
    }

    /** Size of a small disk for the database server alone; 0: it shares the machine's. */
    default int diskMegabytes() {
        return 0;
    }

    /** Whether clients retry with the same key, as they must. */
    default boolean clientsKeepKeys() {
        return true;
    }

    /** What this machine lacks; null: nothing. */
    default @Nullable String missing() {
        return null;
    }

    /** Makes faults until it is over. */
    void torment(Torment torment) throws Exception;
}
