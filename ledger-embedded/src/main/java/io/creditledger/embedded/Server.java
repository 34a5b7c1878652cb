package io.creditledger.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL server. Passwords are asked for from its very first second, it listens on the loopback interface
 * only, and its text order does not depend on the machine's C library, so that its files outlive an upgrade of that.
 */
public final class Server implements AutoCloseable {
    /** The role that the application logs in as: owns its database, may create roles, is no superuser. */
    public static final String ROLE = "ledger";

    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    private final ServerFiles files;
    private final Postmaster postmaster;
    private final @Nullable EmbeddedPostgres postgres;
    private final String superuserPassword;
    private final String rolePassword;

    Server(ServerFiles files, Postmaster postmaster, @Nullable EmbeddedPostgres postgres) throws IOException {
        this.files = files;
        this.postmaster = postmaster;
        this.postgres = postgres;
        this.superuserPassword = Password.in(files.password(SUPERUSER));
        this.rolePassword = Password.in(files.password(ROLE));
    }

    /**
     * Starts a server with all its files below {@code directory}.
     *
     * @param settings values for {@code postgresql.conf}; none may contain a space
     * @throws DatabaseNotStarted when it does not come up
     */
    public static Server start(Path directory, Map<String, String> settings) throws IOException, InterruptedException {
        return start(ServerFiles.in(directory), settings);
    }

    /**
     * Starts an empty server in the first directory {@code parent/1}, {@code parent/2}, … that no living process uses,
     * throwing away the data of the one before; its unpacked program is used again.
     *
     * @param settings values for {@code postgresql.conf}; none may contain a space
     * @throws DatabaseNotStarted when it does not come up
     */
    public static Server startEmpty(Path parent, Map<String, String> settings)
            throws IOException, InterruptedException {
        int number = 1;
        ServerFiles files = ServerFiles.in(parent.resolve("1"));
        while (DirectoryLock.tryTake(files.lock()) == null) {
            number++;
            files = ServerFiles.in(parent.resolve(Integer.toString(number)));
        }
        Launch.stopLeftover(files);
        files.deleteData();
        return start(files, settings);
    }

    /**
     * Starts the server of {@code files}, stopping first what a killed owner left running. The caller holds the lock.
     *
     * @throws DatabaseNotStarted when it does not come up
     */
    static Server start(ServerFiles files, Map<String, String> settings) throws IOException, InterruptedException {
        Files.createDirectories(files.binaries());
        Launch.refuseRootWithoutNamespaces();
        Launch.stopLeftover(files);
        files.putUnfinishedAside();
        files.rotateLog();
        Server server = Launch.launch(files, settings);
        try {
            server.createRole();
        } catch (SQLException e) {
            server.close();
            throw new DatabaseNotStarted("cannot prepare the embedded database in " + files.root(), e);
        }
        if (!Files.exists(files.complete())) {
            Files.createFile(files.complete());
        }
        return server;
    }

    private void createRole() throws SQLException {
        try (Connection connection = superuser(SUPERUSER).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (isAbsent(statement, "SELECT FROM pg_roles WHERE rolname = '" + ROLE + "'")) {
                // The password is ours and of the URL alphabet, so it needs no quoting; DDL takes no parameters.
                statement.execute("CREATE ROLE " + ROLE + " LOGIN CREATEROLE PASSWORD '" + rolePassword + "'");
            }
            if (isAbsent(statement, "SELECT FROM pg_database WHERE datname = '" + ROLE + "'")) {
                statement.execute("CREATE DATABASE " + ROLE + " OWNER " + ROLE);
            }
        }
    }

    private static boolean isAbsent(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    /** The application's login to {@code database}. */
    public Login login(String database) {
        return new Login(postmaster.port(), database, ROLE, rolePassword);
    }

    /** The superuser's login to {@code database}: for preparing and for tests, never for the application. */
    public Login superuser(String database) {
        return new Login(postmaster.port(), database, SUPERUSER, superuserPassword);
    }

    /** Ends all sessions, writes everything and stops; waits until the process is gone. */
    @Override
    public void close() {
        try {
            boolean stopped = postgres == null ? postmaster.stop(STOP_LIMIT) : stop(postgres);
            if (!stopped) {
                LOG.warn("PostgreSQL (process {}) of {} is still stopping", postmaster.pid(), files.root());
            }
        } catch (IOException e) {
            LOG.warn("PostgreSQL of {} did not stop cleanly; it recovers at the next start", files.root(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stop(EmbeddedPostgres running) throws IOException, InterruptedException {
        running.close(); // Gives up waiting after five seconds, which a large last checkpoint may exceed.
        return postmaster.awaitExit(STOP_LIMIT);
    }
}
