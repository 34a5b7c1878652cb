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

    private final Path directory;
    private final Map<String, String> settings;
    private volatile Server server;

    private DatabaseServer(Path directory, Map<String, String> settings, Server server) {
        this.directory = directory;
        this.settings = settings;
        this.server = server;
    }

    /** Starts a server in {@code directory}, with {@code changes} to the durable settings. */
    public static DatabaseServer start(Path directory, Map<String, String> changes) throws Exception {
        Map<String, String> settings = new TreeMap<>(DURABLE);
        settings.putAll(changes);
        return new DatabaseServer(directory, settings, Server.start(directory, settings));
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

    /** Starts it again after a kill; it recovers. Its port is another one. */
    public void startAgain() throws Exception {
        Files.deleteIfExists(pidFile());
        server.close(); // There is nothing left to stop, but its files are still locked by this process.
        server = Server.start(directory, settings);
    }

    @Override
    public void close() {
        server.close();
    }

    private Path pidFile() {
        return directory.resolve("postgresql").resolve("data").resolve("postmaster.pid");
    }
}
