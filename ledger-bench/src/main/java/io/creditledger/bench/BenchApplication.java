package io.creditledger.bench;

import io.creditledger.api.LedgerApplication;
import io.creditledger.bench.load.LoadCommand;
import io.creditledger.bench.torture.TortureCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./ledger bench …} and {@code ./ledger torture …} run. With {@code serve} it is the server itself. */
@Command(
        name = "ledger",
        description = "Tools that try the ledger hard.",
        mixinStandardHelpOptions = true,
        subcommands = {LoadCommand.class, TortureCommand.class})
public final class BenchApplication {
    private BenchApplication() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("serve")) {
            LedgerApplication.main(arguments);
            return;
        }
        System.exit(new CommandLine(new BenchApplication()).execute(arguments));
    }
}
