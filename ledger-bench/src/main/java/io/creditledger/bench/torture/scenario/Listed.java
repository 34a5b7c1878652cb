package io.creditledger.bench.torture.scenario;

/** A scenario that needs no more than its nodes and what it does. */
record Listed(String name, String what, int nodes, Faults torments) implements Scenario {
    /** What a scenario does. */
    interface Faults {
        void make(Torment torment) throws Exception;
    }

    @Override
    public void torment(Torment torment) throws Exception {
        torments.make(torment);
    }
}
