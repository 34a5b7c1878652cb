package io.creditledger.api.operations;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Each subcommand is a class of its own; without one it says what there is. */
@Command(
        name = "ledger",
        description = "An event-sourced credit ledger.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            SampleCommand.class,
            BalanceCommand.class,
            TransactionsCommand.class,
            RebuildCommand.class,
            VerifyCommand.class,
            ReconcileCommand.class,
            RehearseCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, nothing wrong",
            "1:a check found a mismatch",
            "2:the command was not understood",
            "3:the database, or Stripe, cannot be reached",
            "4:a setting, a file or the stored data cannot be used",
            "130:interrupted"
        })
public final class LedgerCli implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    LedgerCli() {}

    /** The command line with its error handling, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new LedgerCli())
                .setExecutionExceptionHandler(new Failures(System.getenv("LEDGER_DEBUG") != null));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
