package io.creditledger.api.operations;

import io.creditledger.api.importing.SampleUsage;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Usage to try the import with. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = {
            "Prints made-up usage as CSV.",
            "It has the columns of the public Azure LLM inference trace.",
        },
        footer = {"", "Example: ./ledger sample --rows 50 > usage.csv"})
final class SampleCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--rows", defaultValue = "50", description = "How many rows (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed, other rows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        if (rows < 0) {
            throw new ParameterException(spec.commandLine(), "--rows must not be negative, got " + rows);
        }
        PrintWriter out = spec.commandLine().getOut();
        SampleUsage.write(rows, seed, out::println);
        out.flush();
        return ExitCode.CLEAN;
    }
}
