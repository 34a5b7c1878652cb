package io.creditledger.api;

import io.creditledger.api.operations.LedgerCli;

/** The only main class: what {@code ./ledger …} runs. */
public final class LedgerApplication {
    private LedgerApplication() {}

    public static void main(String[] arguments) {
        // Axon would report home at every start; whoever wants that can say so.
        if (System.getProperty("axoniq.update-checker.disabled") == null) {
            System.setProperty("axoniq.update-checker.disabled", "true");
        }
        System.exit(LedgerCli.commandLine().execute(arguments));
    }
}
