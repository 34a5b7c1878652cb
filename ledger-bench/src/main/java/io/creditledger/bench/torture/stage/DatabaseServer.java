package io.creditledger.bench.torture.stage;

import io.creditledger.embedded.Login;
import io.creditledger.embedded.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL server of the torture's own, durable as in production unless told otherwise, that can be killed. */
public final class DatabaseServer implements AutoCloseable {
    private static final Map<String, String> DURABLE = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "150",
            "max_wal_size", "256MB");
    private static final Duration GONE_WITHIN = Duration.ofSeconds(30);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    private final Path directory;
    private final Thread end = new Thread(this::stop, "end-database");
    private final Server server;
    private final List<String> command;

    private DatabaseServer(Path directory, Server server) throws IOException {
        this.directory = directory;
        this.server = server;
        this.command = command(directory);
    }

    /** Starts a server in {@code directory}, with {@code changes} to the durable settings. */
    public static DatabaseServer start(Path directory, Map<String, String> changes) throws Exception {
        Map<String, String> settings = new TreeMap<>(DURABLE);
        settings.putAll(changes);
        DatabaseServer started = new DatabaseServer(directory, Server.start(directory, settings));
        Runtime.getRuntime().addShutdownHook(started.end);
        return started;
    }

    /** Makes an empty database for one scenario. */
    public void createDatabase(String name) throws SQLException {
        try (Connection connection = server.superuser("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + Server.ROLE + " TEMPLATE template0");
        }
    }

    /** Removes the database of a scenario, whoever is still connected. */
    public void dropDatabase(String name) throws SQLException {
        try (Connection connection = server.superuser("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }

    public Login login(String database) {
        return server.login(database);
    }

    /** For looking and for damaging. */
    public Login superuser(String database) {
        return server.superuser(database);
    }

    /** Below which all its files are. */
    public Path directory() {
        return directory;
    }

    /** Runs statements as superuser; for faults. */
    public void execute(String database, String... statements) throws SQLException {
        try (Connection connection = server.superuser(database).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The postmaster's children: one process per connection, and helpers. */
    public List<Long> children() throws IOException {
        return ProcessHandle.of(pid()).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Waits until it answers, or starts it again when it has given up. */
    public void revive() throws Exception {
        if (!Files.exists(pidFile()) || ProcessHandle.of(pid()).isEmpty()) {
            startAgain();
        }
        awaitAnswer();
    }

    /** The postmaster's process. */
    public long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
    }

    /** {@code kill -9} of the postmaster alone; its children notice and leave. Waits until they have. */
    public void killPostmaster() throws IOException, InterruptedException {
        long pid = pid();
        List<ProcessHandle> children =
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList();
        Processes.signal("KILL", pid);
        Processes.awaitGone(children, GONE_WITHIN);
    }

    /** {@code kill -9} of the postmaster and all its children at once: whatever was only in memory is gone. */
    public void killAll() throws IOException, InterruptedException {
        long pid = pid();
        Processes.signal("STOP", pid); // so that it cannot tidy up after its children
        List<ProcessHandle> children =
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList();
        for (ProcessHandle child : children) {
            Processes.signal("KILL", child.pid());
        }
        Processes.signal("KILL", pid);
        Processes.awaitGone(children, GONE_WITHIN);
    }

    /** Starts it again after a kill, on the same port, and waits until it has recovered. */
    public void startAgain() throws Exception {
        Files.deleteIfExists(pidFile());
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("again.log").toFile()))
                .start();
        awaitAnswer();
    }

    private void awaitAnswer() throws InterruptedException {
        long deadline = System.nanoTime() + BACK_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                execute("postgres", "SELECT 1");
                return;
            } catch (SQLException e) {
                Thread.sleep(20); // It is recovering.
            }
        }
        throw new IllegalStateException("PostgreSQL in " + directory + " does not come back");
    }

    /** How the running postmaster was started; root has to become somebody else. */
    private static List<String> command(Path directory) throws IOException {
        long pid =
                Long.parseLong(Files.readAllLines(pidFile(directory)).getFirst().strip());
        ProcessHandle.Info running = ProcessHandle.of(pid).orElseThrow().info();
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(running.command().orElseThrow());
        command.addAll(List.of(running.arguments().orElseThrow()));
        return command;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(end);
        stop();
    }

    private void stop() {
        server.close();
    }

    private Path pidFile() {
        return pidFile(directory);
    }

    private static Path pidFile(Path directory) {
        return directory.resolve("postgresql").resolve("data").resolve("postmaster.pid");
    }
}
