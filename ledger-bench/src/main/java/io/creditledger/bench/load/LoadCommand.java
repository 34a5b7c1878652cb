package io.creditledger.bench.load;

import io.creditledger.api.LedgerConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast this machine makes the ledger. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the ledger on this machine: its own PostgreSQL with fsync on, in a directory that is removed",
            "afterwards; nobody's data is touched. Rounds are interleaved, medians and ratios are shown, and the books",
            "are verified after every phase: a finding ends the benchmark with exit code 1.",
        })
public final class LoadCommand implements Callable<Integer> {
    private static final List<Phase> PHASES = List.of(
            new CommandPhase(),
            new RestPhase(),
            new ReadPhase(),
            new RichPhase(),
            new RatingPhase(),
            new ReplayPhase(),
            new GrowthPhase(),
            new StartPhase());

    @Option(names = "--quick", description = "a few seconds in all: whether it works, not how fast it is")
    private boolean quick;

    @Option(
            names = "--phase",
            split = ",",
            description = "only these phases: ${COMPLETION-CANDIDATES}",
            completionCandidates = Names.class)
    private @Nullable List<String> only;

    @Option(names = "--rounds", defaultValue = "5", description = "how often each is measured (${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "of each measurement in each round (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--events",
            defaultValue = "1000000",
            description = "to which the book is grown in phase growth (${DEFAULT-VALUE})")
    private long events;

    @Option(names = "--json", description = "also write the results to this file")
    private @Nullable Path json;

    @Option(
            names = "--dir",
            description = "where data is kept meanwhile: a real disk (default: the temporary directory)")
    private @Nullable Path directory;

    @Option(
            names = "--server",
            description = {
                "in databases of their own on the server of LEDGER_DB_URL, which must run on this machine; its user",
                "must be a superuser: roles and databases are made, the log is brought to its full size"
            })
    private boolean server;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** For the command line's help. */
    static final class Names implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return PHASES.stream().map(Phase::name).iterator();
        }
    }

    @Override
    public Integer call() throws Exception {
        List<Phase> phases = chosen();
        Plan plan = quick ? Plan.quick() : Plan.full(rounds, seconds, events);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Report report = new Report(out, spec.commandLine().getErr());
        Site site = site();
        Map<String, String> machine = Machine.described(site, plan);
        try {
            for (Phase phase : phases) {
                report.note("phase " + phase.name());
                phase.run(plan, site, report);
            }
        } catch (BooksDamaged e) {
            report.note(e.toString());
            return 1;
        } finally {
            report.print(machine);
            if (json != null) {
                report.write(json, machine);
            }
        }
        return 0;
    }

    private Site site() throws IOException {
        Path parent = directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory;
        Files.createDirectories(parent);
        LedgerConfig.Server given =
                LedgerConfig.fromEnvironment(System.getenv()).database();
        if (server && given == null) {
            throw new ParameterException(
                    spec.commandLine(), "--server needs LEDGER_DB_URL, LEDGER_DB_USER and LEDGER_DB_PASSWORD");
        }
        return new Site(parent, server ? given : null, !quick);
    }

    private List<Phase> chosen() {
        List<String> names = only;
        if (names == null) {
            return PHASES;
        }
        for (String name : names) {
            if (PHASES.stream().noneMatch(phase -> phase.name().equals(name))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no phase '" + name + "', only "
                                + PHASES.stream().map(Phase::name).collect(Collectors.joining(", ")));
            }
        }
        return PHASES.stream().filter(phase -> names.contains(phase.name())).toList();
    }
}
