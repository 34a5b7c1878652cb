package io.creditledger.bench.torture.scenario;

import org.jspecify.annotations.Nullable;

/** A scenario that needs something which a machine may lack. */
record NotHere(Scenario scenario, @Nullable String missing) implements Scenario {
    @Override
    public String name() {
        return scenario.name();
    }

    @Override
    public String what() {
        return scenario.what();
    }

    @Override
    public int nodes() {
        return scenario.nodes();
    }

    @Override
    public void torment(Torment torment) throws Exception {
        scenario.torment(torment);
    }
}
