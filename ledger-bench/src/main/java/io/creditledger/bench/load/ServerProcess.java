package io.creditledger.bench.load;

import io.creditledger.api.LedgerConfig;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code serve} in a process of its own, with the JVM options of this one. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("URL +http://localhost:([0-9]+)");

    private final Process process;
    private final int port;
    private final Duration started;

    private ServerProcess(Process process, int port, Duration started) {
        this.process = process;
        this.port = port;
        this.started = started;
    }

    /** Serves the ledger; listens when this returns. */
    static ServerProcess start(LedgerConfig config) throws IOException {
        return start(config, ownCode(), List.of());
    }

    /** The same with other code (the end of a {@code java} command line) and further options. */
    static ServerProcess start(LedgerConfig config, List<String> code, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.contains("StartFlightRecording"))
                .forEach(command::add);
        command.addAll(options);
        command.addAll(code);
        command.add("serve");
        File log = config.dataDirectory().resolve("server.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("LEDGER_"));
        builder.environment().putAll(Site.environment(config));
        long began = System.nanoTime();
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher url = URL.matcher(line);
            if (url.find()) {
                Duration started = Duration.ofNanos(System.nanoTime() - began);
                return new ServerProcess(process, Integer.parseInt(url.group(1)), started);
            }
        }
        throw new IOException("the server did not start: " + Files.readString(log.toPath()));
    }

    /** How this process was started, after {@code java} and its options. */
    static List<String> ownCode() {
        String classes = System.getProperty("java.class.path");
        return isJar(classes)
                ? List.of("-jar", classes)
                : List.of("-cp", classes, "io.creditledger.bench.BenchApplication");
    }

    /** Whether that class path is one executable jar. */
    static boolean isJar(String classPath) {
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    }

    int port() {
        return port;
    }

    /** From the start of the process until it said that it listens. */
    Duration started() {
        return started;
    }

    /** Resident memory of the JVM in MiB, without PostgreSQL; NaN where the system does not tell. */
    double residentMib() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        return Double.NaN;
    }

    /** Tells it to stop and waits. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the server did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
