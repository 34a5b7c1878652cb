package io.creditledger.bench.torture;

import io.creditledger.bench.torture.scenario.Controls;
import io.creditledger.bench.torture.scenario.Controls.Control;
import io.creditledger.bench.torture.scenario.Scenario;
import io.creditledger.bench.torture.scenario.Scenarios;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ledger torture}. */
@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        description = {
            "Kills, freezes, cuts off and starves nodes and databases of its own while clients ask for everything",
            "the ledger can do, then compares what they were told with what is stored. Exit 1 on any contradiction."
        })
public final class TortureCommand implements Callable<Integer> {
    private static final int MISMATCH = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--minutes", description = "how long all scenarios together take, about")
    private int minutes;

    @Option(names = "--seconds", description = "how long each scenario makes faults (10)")
    private int seconds;

    @Option(names = "--seed", description = "chooses what clients ask and when faults come (1)", defaultValue = "1")
    private long seed;

    @Option(names = "--clients", description = "how many at once (${DEFAULT-VALUE})", defaultValue = "16")
    private int clients;

    @Option(names = "--scenario", split = ",", description = "only these, by name")
    private @Nullable List<String> names;

    @Option(names = "--controls", description = "torture what is broken on purpose; exit 1 unless all of it is found")
    private boolean controls;

    @Option(names = "--list", description = "say what there is")
    private boolean list;

    @Option(names = "--json", description = "write the summary to this file, too")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            Scenarios.all().forEach(s -> out.printf("%-17s %s%n", s.name(), s.what()));
            return 0;
        }
        if (controls) {
            return controls(out);
        }
        List<Scenario> chosen = chosen(Scenarios.all());
        List<Result> results = new Torture(clients, seed, out).run(chosen, each(chosen.size()));
        Report.print(results, out);
        String summary = Report.json(results, seed);
        out.println(summary);
        if (json != null) {
            Files.writeString(json, summary + "\n");
        }
        return results.stream().allMatch(r -> r.findings().isClean()) ? 0 : MISMATCH;
    }

    private int controls(PrintWriter out) throws Exception {
        List<Control> all = Controls.all();
        List<Result> results = new Torture(clients, seed, out)
                .run(all.stream().map(Control::scenario).toList(), each(all.size()));
        Report.print(results, out);
        int missed = 0;
        for (int i = 0; i < all.size(); i++) {
            long found = results.get(i).findings().count(all.get(i).expected());
            out.printf(
                    "%-15s %s found %d times: %s%n",
                    results.get(i).scenario(),
                    all.get(i).expected(),
                    found,
                    found > 0 ? "the checker notices" : "MISSED");
            missed += found > 0 ? 0 : 1;
        }
        out.flush();
        return missed == 0 ? 0 : MISMATCH;
    }

    private List<Scenario> chosen(List<Scenario> all) {
        List<String> wanted = names;
        if (wanted == null) {
            return all;
        }
        List<Scenario> chosen = new ArrayList<>();
        for (String name : wanted) {
            Optional<Scenario> scenario =
                    all.stream().filter(s -> s.name().equals(name)).findFirst();
            chosen.add(scenario.orElseThrow(() -> new ParameterException(
                    spec.commandLine(), "there is no scenario '" + name + "'; --list says what there is")));
        }
        return chosen;
    }

    private Duration each(int scenarios) {
        if (minutes > 0) {
            return Duration.ofMinutes(minutes).dividedBy(scenarios);
        }
        return Duration.ofSeconds(seconds > 0 ? seconds : 10);
    }
}
