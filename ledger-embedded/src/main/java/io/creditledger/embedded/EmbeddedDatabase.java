package io.creditledger.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's own PostgreSQL server: real, durable (fsync, synchronous commit, full page writes), password protected,
 * reachable from this machine only, its files in one private directory that survives restarts.
 *
 * <p>One process owns the server of a directory; whoever opens the same directory meanwhile is connected to the running
 * server. A server left running by a killed owner is stopped and started again. There is no shutdown hook: the owner
 * closes it last, after everything that uses it; an owner that dies loses nothing that was acknowledged.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on", // the library starts the server with it off
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "100",
            "max_wal_size", "4GB"); // fewer checkpoints: each one makes the following writes larger

    private final Login login;
    private final @Nullable Server server;
    private final @Nullable DirectoryLock lock;

    private EmbeddedDatabase(Login login, @Nullable Server server, @Nullable DirectoryLock lock) {
        this.login = login;
        this.server = server;
        this.lock = lock;
    }

    /**
     * Opens the database below {@code dataDirectory}, creating it the first time (about 3 s; later about 1 s).
     *
     * @throws DatabaseNotStarted when it cannot run here or does not come up; the message says what to do
     */
    public static EmbeddedDatabase open(Path dataDirectory) {
        try {
            ServerFiles files = ServerFiles.in(dataDirectory);
            DirectoryLock lock = DirectoryLock.tryTake(files.lock());
            return lock != null ? start(files, lock) : attachOrStart(files);
        } catch (IOException e) {
            throw new DatabaseNotStarted("cannot use the data directory " + dataDirectory + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseNotStarted("interrupted while the embedded database was starting", e);
        }
    }

    private static EmbeddedDatabase start(ServerFiles files, DirectoryLock lock)
            throws IOException, InterruptedException {
        Server server = null;
        try {
            server = Server.start(files, SETTINGS);
            return new EmbeddedDatabase(server.login(Server.ROLE), server, lock);
        } finally {
            if (server == null) {
                lock.close();
            }
        }
    }

    /** Somebody else owns the server; it may still be starting, or end while we look. */
    private static EmbeddedDatabase attachOrStart(ServerFiles files) throws IOException, InterruptedException {
        Attachment attachment = new Attachment(files);
        while (true) {
            Optional<Login> login = attachment.attempt();
            if (login.isPresent()) {
                return new EmbeddedDatabase(login.get(), null, null);
            }
            attachment.pause();
            DirectoryLock lock = DirectoryLock.tryTake(files.lock());
            if (lock != null) {
                return start(files, lock);
            }
        }
    }

    /** The JDBC address, without user and password. */
    public String url() {
        return login.url();
    }

    /** The role to log in as: owner of the database, may create roles, no superuser. */
    public String user() {
        return login.role();
    }

    /** Its password; also kept, for its owner's eyes only, in the data directory. */
    public String password() {
        return login.password();
    }

    /** Whether this process runs the server; otherwise another one does and {@link #close()} leaves it alone. */
    public boolean owned() {
        return server != null;
    }

    /** What the running server says about its durability. */
    public Durability durability() {
        try (Connection connection = login.dataSource().getConnection()) {
            return Durability.shown(connection);
        } catch (SQLException e) {
            throw new DatabaseNotStarted("the embedded database does not answer", e);
        }
    }

    /** Stops the server cleanly if this process owns it. A second call does nothing. */
    @Override
    public void close() {
        if (server == null || lock == null || !lock.isHeld()) {
            return;
        }
        server.close();
        lock.close();
    }
}
