package io.creditledger.bench.load;

import io.creditledger.api.LedgerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From the start of the process to the first answered request, with and without what a JVM can remember. */
final class StartPhase implements Phase {
    private static final int AOT_SINCE = 25;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Plan plan, Site site, Report report) throws Exception {
        try (Arena arena = Arena.create(site)) {
            new Population(plan.accounts()).open(arena.ledger().gateway());
            arena.catchUp();
            LedgerConfig config = arena.config();
            Path directory = config.dataDirectory();
            starts(plan, config, "its database runs already", ServerProcess.ownCode(), List.of(), report);
            String jar = System.getProperty("java.class.path");
            if (ServerProcess.isJar(jar) && Runtime.version().feature() >= AOT_SINCE) {
                List<String> code =
                        List.of("-jar", extracted(Path.of(jar), directory).toString());
                Path cache = directory.resolve("ledger.aot");
                ServerProcess.start(config, code, List.of("-XX:AOTCacheOutput=" + cache))
                        .close();
                List<String> remembered = List.of("-XX:AOTCache=" + cache);
                starts(plan, config, "the same, jar extracted, with an AOT cache", code, remembered, report);
            }
            arena.release();
            starts(plan, config, "its own database started first", ServerProcess.ownCode(), List.of(), report);
            arena.reopen();
            arena.verify(name());
        }
    }

    /** The jar taken apart: an AOT cache cannot look into a jar within a jar. */
    private static Path extracted(Path jar, Path directory) throws IOException, InterruptedException {
        Path into = directory.resolve("extracted");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        into.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("extract.log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("the jar cannot be extracted: " + Files.readString(directory.resolve("extract.log")));
        }
        return into.resolve(jar.getFileName());
    }

    private void starts(
            Plan plan, LedgerConfig config, String how, List<String> code, List<String> options, Report report)
            throws IOException {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round <= plan.rounds(); round++) {
            long began = System.nanoTime();
            try (ServerProcess server = ServerProcess.start(config, code, options)) {
                HttpLoad.one(server.port(), new Requests(plan.accounts(), began).decrements());
                double took = (System.nanoTime() - began) / 1e9;
                report.note("started and answered a decrement in " + took + " s (listening after "
                        + Duration.ofMillis(server.started().toMillis()) + ")");
                if (round > 0) {
                    seconds.add(took); // the first one finds nothing in the system's file cache
                }
            }
        }
        double median =
                seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElse(Double.NaN);
        Line line = Line.of(name(), "process start to first answered decrement, " + how, median, "s");
        report.add(options.isEmpty() ? line : line.aim("≤ 3 s", median <= 3));
    }
}
