package io.creditledger.bench.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.bench.torture.scenario.Scenario;
import io.creditledger.bench.torture.scenario.Scenarios;
import io.creditledger.bench.torture.stage.DatabaseServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three scenarios that matter most, for some seconds, side by side to save time. The long run is the command. */
class ShortTortureTest {
    private static final List<String> SCENARIOS = List.of("kill-app", "two-nodes", "cut-connection");
    private static final Duration EACH = Duration.ofSeconds(6);

    @TempDir
    Path directory;

    @Test
    void kills_two_nodes_and_cut_appends_lose_and_double_nothing() throws Exception {
        try (DatabaseServer server = DatabaseServer.start(directory.resolve("database"), Map.of());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Runner runner = new Runner(directory.resolve("logs"), 8);
            List<Future<Result>> running = new ArrayList<>();
            for (Scenario scenario : Scenarios.all()) {
                if (SCENARIOS.contains(scenario.name())) {
                    running.add(threads.submit(() -> runner.run(server, scenario, EACH, 1)));
                }
            }
            assertThat(running).hasSameSizeAs(SCENARIOS);
            for (Future<Result> future : running) {
                Result result = future.get();
                assertThat(result.findings().isClean())
                        .as("%s: %s", result.scenario(), result.findings())
                        .isTrue();
                assertThat(result.faults())
                        .as("faults of %s", result.scenario())
                        .isPositive();
                assertThat(result.ok()).as("accepted in %s", result.scenario()).isPositive();
                assertThat(result.unknown())
                        .as("never answered in %s", result.scenario())
                        .isZero();
            }
        }
    }
}
