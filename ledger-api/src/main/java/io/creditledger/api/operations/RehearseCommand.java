package io.creditledger.api.operations;

import io.creditledger.api.LedgerConfig;
import io.creditledger.api.PaymentConfig;
import io.creditledger.api.server.ServerSettings;
import io.creditledger.api.traffic.RequestLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A server under load for some seconds, so that whoever watches the JVM can keep what it learned (an AOT cache). */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = {
            "Makes later starts quicker: serves a book of its own for a while.",
            "On Java 25 or newer the launcher keeps what the JVM learned meanwhile, an AOT cache of 110 MB, and",
            "uses it until the next build. The book is removed again.",
        },
        footer = {"", "Example: ./ledger rehearse"})
final class RehearseCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--seconds", defaultValue = "20", description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds must be at least 1, got " + seconds);
        }
        Path directory = Files.createTempDirectory("ledger-rehearsal");
        String key = "rehearsal." + UUID.randomUUID();
        LedgerConfig config = LedgerConfig.fromEnvironment(
                Map.of("LEDGER_DATA_DIR", directory.toString(), "LEDGER_PORT", "0", "LEDGER_BOOTSTRAP_KEY", key));
        // Requests are noted as a server notes them, into nothing: that too is to be learned.
        ServerSettings settings = new ServerSettings(0, true, RequestLines.FAILED, "0");
        try (Node node = Node.start(config, PaymentConfig.fromEnvironment(Map.of()), settings)) {
            Rehearsal rehearsal = new Rehearsal(node.server().port(), key);
            long answered = rehearsal.run(Duration.ofSeconds(seconds));
            PrintWriter out = spec.commandLine().getOut();
            out.println("rehearsed for " + seconds + " s: " + answered + " requests");
            out.flush();
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
        return ExitCode.CLEAN;
    }
}
