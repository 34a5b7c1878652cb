package io.creditledger.bench.torture.stage;

import io.creditledger.bench.BenchApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A node of the ledger in a process of its own: the real {@code serve}. It can be killed, frozen and started again. */
public final class Node {
    private static final Pattern URL = Pattern.compile("URL\\s+(http://localhost:\\d+)");
    private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final String JAR_LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    /** The class path of nodes. */
    private static volatile String program = System.getProperty("java.class.path");

    private final String name;
    private final Path log;
    private final Map<String, String> environment;
    private final TcpProxy proxy;
    private volatile @Nullable Process process;
    private volatile @Nullable String url;
    private volatile int generation;

    Node(String name, Path log, Map<String, String> environment, TcpProxy proxy) {
        this.name = name;
        this.log = log;
        this.environment = environment;
        this.proxy = proxy;
    }

    /** Unpacks the executable jar, if this runs from one, to {@code directory}: nodes start sooner from plain jars. */
    public static void unpack(Path directory) throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        if (classPath.contains(File.pathSeparator) || !isLoadable(JAR_LAUNCHER)) {
            return;
        }
        Process unpacking = new ProcessBuilder(
                        java(), "-Djarmode=tools", "-jar", classPath, "extract", "--destination", directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (unpacking.waitFor() != 0) {
            throw new IOException(classPath + " cannot be unpacked to " + directory);
        }
        program = directory.resolve(Path.of(classPath).getFileName()).toString();
    }

    public String name() {
        return name;
    }

    /** Its way to the database. */
    public TcpProxy proxy() {
        return proxy;
    }

    /** Where it listens; null while it is not up. */
    public @Nullable String url() {
        return url;
    }

    /** How often it was started: what a node keeps in memory is gone with its generation. */
    public int generation() {
        return generation;
    }

    /** Starts the process; {@link #awaitReady} waits for it. */
    public void launch() throws IOException {
        Files.deleteIfExists(out());
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().putAll(environment);
        builder.redirectOutput(out().toFile());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process started = builder.start();
        process = started;
        generation++;
        Processes.endWithUs(started);
    }

    /** Waits until it serves. */
    public void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_NANOS;
        while (System.nanoTime() < deadline) {
            Matcher greeting = URL.matcher(Files.readString(out()));
            if (greeting.find()) {
                url = greeting.group(1);
                return;
            }
            if (!running().isAlive()) {
                throw new NodeNotStarted(name + " ended with " + running().exitValue() + ", see " + log);
            }
            Thread.sleep(20);
        }
        throw new NodeNotStarted(name + " did not come up in time, see " + log);
    }

    public void start() throws IOException, InterruptedException {
        launch();
        awaitReady();
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        url = null;
        running().destroyForcibly().waitFor();
    }

    /** {@code SIGTERM}, then waits until it has finished what was under way. False when it had to be killed. */
    public boolean stop() throws InterruptedException {
        Process stopping = running();
        stopping.destroy();
        boolean ended = stopping.waitFor(40, TimeUnit.SECONDS);
        url = null;
        if (!ended) {
            stopping.destroyForcibly().waitFor();
        }
        return ended;
    }

    /** {@code SIGSTOP}: it stays as it is, connections open, and knows nothing of it. */
    public void freeze() throws IOException, InterruptedException {
        Processes.signal("STOP", running().pid());
    }

    /** {@code SIGCONT}. */
    public void thaw() throws IOException, InterruptedException {
        Processes.signal("CONT", running().pid());
    }

    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    private Process running() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return current;
    }

    private Path out() {
        return log.resolveSibling(log.getFileName() + ".out");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(java());
        // A short life: a small heap, and no time spent on compiling what will not run for long.
        command.addAll(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-Duser.language=en", "--enable-native-access=ALL-UNNAMED"));
        command.add("-Ddisable-axoniq-console-message=true");
        command.addAll(List.of("-cp", program, BenchApplication.class.getName(), "serve"));
        return command;
    }

    private static boolean isLoadable(String type) {
        try {
            Class.forName(type, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
