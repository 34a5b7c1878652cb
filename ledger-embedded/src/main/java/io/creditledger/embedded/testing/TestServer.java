package io.creditledger.embedded.testing;

import io.creditledger.embedded.Login;
import io.creditledger.embedded.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The one server of this JVM: fast because nothing has to survive a crash, otherwise as in production. */
final class TestServer {
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_connections", "200");

    private static final Path DIRECTORY = Path.of("target", "test-database");
    private static final String MAINTENANCE = "postgres";

    private final Server server;
    private final AtomicInteger databases = new AtomicInteger();
    private final Map<String, String> templates = new HashMap<>();

    private TestServer(Server server) {
        this.server = server;
    }

    private static final class Running {
        static final TestServer SERVER = start();
    }

    static TestServer running() {
        return Running.SERVER;
    }

    private static TestServer start() {
        try {
            Server server = Server.startEmpty(DIRECTORY, SETTINGS);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "test-database-stop"));
            return new TestServer(server);
        } catch (IOException e) {
            throw new IllegalStateException("cannot start the test database", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test database was starting", e);
        }
    }

    /** The name of the database that {@code migrate} has prepared; it runs once per key. */
    synchronized String template(String key, Consumer<DataSource> migrate) {
        return templates.computeIfAbsent(key, unused -> {
            String name = create("template0");
            migrate.accept(login(name).dataSource());
            terminateConnections(name); // A database in use cannot be copied.
            return name;
        });
    }

    /** Makes a copy of {@code template} that the application's role owns, and returns its name. */
    String create(String template) {
        String name = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER " + Server.ROLE + " TEMPLATE " + template);
        return name;
    }

    void drop(String database) {
        execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    void terminateConnections(String database) {
        execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    Login login(String database) {
        return server.login(database);
    }

    Login superuser(String database) {
        return server.superuser(database);
    }

    private void execute(String sql) {
        try (Connection connection = superuser(MAINTENANCE).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
