package io.creditledger.api.operations;

import io.creditledger.api.Ledger;
import io.creditledger.api.importing.AskedKeys;
import io.creditledger.api.importing.BadLine;
import io.creditledger.api.importing.ColumnMapping;
import io.creditledger.api.importing.ImportStopped;
import io.creditledger.api.importing.ImportSummary;
import io.creditledger.api.importing.UsageImport;
import io.creditledger.core.account.Usage;
import io.creditledger.core.money.Credits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Usage from a CSV file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Decrements an account by the rows of a CSV file.",
            "Each row counts once: run it again after an interruption, or on a file that has grown, and only what is",
            "new is taken. Lines that cannot be used are listed. A row is one line: a line break inside quotes is not",
            "understood.",
            "",
            "A row is known again by the account, the source's name and all of its fields, and equal rows by how",
            "many there were before: where rows carry no time or id of their own, give every file its own --source,",
            "or the same row in the next file counts as done before.",
        },
        footer = {
            "",
            "The public Azure LLM inference trace, 1 credit per context token and 3 per generated token:",
            "  ./ledger import usage.csv organization:demo --kind inference --time-column TIMESTAMP \\",
            "    --input-column ContextTokens --input-price 1 --output-column GeneratedTokens --output-price 3",
        })
final class ImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "CSV file with a header, UTF-8.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Mixin
    private final AccountOption account = new AccountOption();

    @Option(names = "--kind", defaultValue = "usage", description = "Kind of usage (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String kind;

    @Option(names = "--time-column", description = "When the usage happened (UTC unless it has an offset).")
    private @Nullable String timeColumn;

    @Option(names = "--amount-column", description = "Credits used.")
    private @Nullable String amountColumn;

    @Option(names = "--input-column", description = "Tokens read.")
    private @Nullable String inputColumn;

    @Option(names = "--input-price", defaultValue = "0", description = "Credits per token read.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String inputPrice;

    @Option(names = "--output-column", description = "Tokens generated.")
    private @Nullable String outputColumn;

    @Option(names = "--output-price", defaultValue = "0", description = "Credits per token generated.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String outputPrice;

    @Option(names = "--model-column", description = "Which model served.")
    private @Nullable String modelColumn;

    @Option(names = "--reference-column", description = "Your own id of the usage.")
    private @Nullable String referenceColumn;

    @Option(
            names = "--source",
            description = "Name under which rows are remembered as done (default: the file's name).")
    private @Nullable String source;

    @Option(names = "--retry-refused", description = "Try rows again that an earlier run was refused.")
    private boolean retryRefused;

    @Option(names = "--rejects", description = "Write the lines that were not imported to this file.")
    private @Nullable Path rejects;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "there is no readable file " + file);
        }
        ColumnMapping mapping = mapping();
        long lines = lines(file);
        try (Ledger ledger = Opened.ledger();
                Progress progress = Progress.onStderr("import", "rows")) {
            if (ledger.balances().account(mapping.account(), Instant.now()).isEmpty()) {
                Opened.awaitViews(ledger, "balance");
                if (ledger.balances().account(mapping.account(), Instant.now()).isEmpty()) {
                    spec.commandLine().getErr().println("ledger: there is no account " + mapping.account());
                    return ExitCode.FAILED;
                }
            }
            progress.total(lines);
            String name = source != null ? source : file.getFileName().toString();
            AskedKeys keys = AskedKeys.in(ledger.dataSource());
            UsageImport usage = new UsageImport(ledger.gateway(), keys, ledger.clock(), mapping, retryRefused);
            int code = report(usage, progress, name);
            Opened.awaitViews(ledger, "balance"); // so that the next command, or anybody else, sees it
            return code;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ColumnMapping mapping() {
        if (!kind.matches(Usage.KIND)) {
            throw new ParameterException(spec.commandLine(), "--kind '" + kind + "' must match " + Usage.KIND);
        }
        try {
            return new ColumnMapping(
                    account.account(),
                    kind,
                    timeColumn,
                    amountColumn,
                    inputColumn,
                    outputColumn,
                    Credits.of(inputPrice),
                    Credits.of(outputPrice),
                    modelColumn,
                    referenceColumn);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Whatever ends the import: what it did is told. */
    private int report(UsageImport usage, Progress progress, String name) throws IOException {
        try {
            ImportSummary summary = usage.run(file, name, progress::at);
            progress.close();
            return report(summary, name);
        } catch (ImportStopped e) {
            progress.close();
            report(e.summary(), name);
            spec.commandLine().getErr().println("ledger: " + e.getMessage() + "; run it again to go on from there");
            return ExitCode.FAILED;
        }
    }

    private int report(ImportSummary summary, String name) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        for (BadLine bad : summary.badLines()) {
            err.println(file + ":" + bad.line() + ": " + bad.problem());
        }
        err.flush();
        Path to = rejects;
        if (to != null) {
            Files.write(to, summary.badLines().stream().map(BadLine::text).toList());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d rows: %d imported (%s credits), %d done before%s, %d not imported%n",
                summary.rows(),
                summary.imported(),
                summary.credits(),
                summary.done(),
                summary.done() == 0 ? "" : " as source '" + name + "'",
                summary.badLines().size());
        out.flush();
        return summary.badLines().isEmpty() ? ExitCode.CLEAN : ExitCode.MISMATCH;
    }

    /** For the progress bar only: rows are lines, nearly always, whatever bytes are in them. */
    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return Math.max(0, lines.count() - 1);
        }
    }
}
