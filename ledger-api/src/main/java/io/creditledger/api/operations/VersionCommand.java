package io.creditledger.api.operations;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ledger version}. */
@Command(name = "version", description = "Prints the version and the Java it runs on.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        for (String line : new Version().getVersion()) {
            spec.commandLine().getOut().println(line);
        }
        return ExitCode.CLEAN;
    }
}
