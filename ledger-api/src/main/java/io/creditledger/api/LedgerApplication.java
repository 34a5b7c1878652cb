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
        // For a command, one line per warning is enough; a server's log keeps all that is known.
        boolean serving = arguments.length > 0 && arguments[0].equals("serve");
        if (!serving && System.getenv("LEDGER_DEBUG") == null) {
            System.setProperty("ledger.traces", "nopex");
        }
        System.exit(LedgerCli.commandLine().execute(arguments));
    }
}
