package io.creditledger.bench.torture;

import io.creditledger.bench.torture.scenario.Scenario;
import io.creditledger.bench.torture.stage.DatabaseServer;
import io.creditledger.bench.torture.stage.Disk;
import io.creditledger.bench.torture.stage.Node;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Some scenarios one after another, in a directory of their own that is gone afterwards unless something was found. */
final class Torture {
    private final int clients;
    private final long seed;
    private final PrintWriter out;

    Torture(int clients, long seed, PrintWriter out) {
        this.clients = clients;
        this.seed = seed;
        this.out = out;
    }

    List<Result> run(List<Scenario> scenarios, Duration each) throws Exception {
        Path directory = Files.createTempDirectory("ledger-torture-");
        Node.unpack(directory.resolve("program"));
        List<Result> results = new ArrayList<>();
        try (DatabaseServer shared = DatabaseServer.start(directory.resolve("shared"), Map.of())) {
            Runner runner = new Runner(directory.resolve("logs"), clients);
            for (Scenario scenario : scenarios) {
                results.add(one(runner, shared, scenario, each, directory));
            }
        }
        clean(directory, results);
        return results;
    }

    private Result one(Runner runner, DatabaseServer shared, Scenario scenario, Duration each, Path directory)
            throws Exception {
        String missing = scenario.missing();
        if (missing != null) {
            say(scenario.name() + ": not run, " + missing);
            return Result.notRun(scenario.name(), missing);
        }
        say(scenario.name() + ": " + scenario.what() + ", " + each.toSeconds() + " s");
        Result result = tried(runner, shared, scenario, each, directory);
        result.notes().forEach(note -> say(scenario.name() + ": " + note));
        say(String.format(
                "%s: %d faults; %d asked, %d ok, %d refused, %d in doubt, %d unknown;"
                        + " back after %d ms, at most %d ms; %s",
                scenario.name(),
                result.faults(),
                result.operations(),
                result.ok(),
                result.refused(),
                result.doubted(),
                result.unknown(),
                result.recoveryMedian(),
                result.recoveryMost(),
                result.findings()));
        return result;
    }

    private Result tried(Runner runner, DatabaseServer shared, Scenario scenario, Duration each, Path directory)
            throws InterruptedException {
        try {
            if (scenario.databaseSettings().isEmpty()) {
                return runner.run(shared, scenario, each, seed);
            }
            Path own = directory.resolve(scenario.name());
            try (Disk disk = Disk.at(own, scenario.diskMegabytes());
                    DatabaseServer server = DatabaseServer.start(disk.directory(), scenario.databaseSettings())) {
                return runner.run(server, scenario, each, seed);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return Runner.brokenOff(scenario, e);
        }
    }

    private void clean(Path directory, List<Result> results) throws IOException {
        if (results.stream().allMatch(r -> r.findings().isClean())) {
            Directories.delete(directory);
        } else {
            say("the logs of the nodes are kept in " + directory.resolve("logs"));
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
