package io.creditledger.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's own PostgreSQL server: real, durable (fsync, synchronous commit, full page writes), password protected,
 * reachable from this machine only, its files in one private directory that survives restarts.
 *
 * <p>One process owns the server of a directory; whoever opens the same directory meanwhile is connected to the running
 * server, and one of those runs it on when the owner ends. A server left running by a killed owner, with nobody
 * connected, is stopped and started again. There is no shutdown hook: the owner closes it last, after everything that
 * uses it; an owner that dies loses nothing that was acknowledged.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on", // the library starts the server with it off
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "100",
            "max_wal_size", "4GB", // fewer checkpoints: each one makes the following writes larger
            "min_wal_size", "1GB", // log files of a busy time stay for the next: a new one holds appends up for 50 ms
            "shared_buffers", Buffers.ofThisMachine()); // three indexes get rows at random places

    private final Login login;
    private final @Nullable Ownership ownership;
    private final @Nullable Guest guest;

    private EmbeddedDatabase(Login login, @Nullable Ownership ownership, @Nullable Guest guest) {
        this.login = login;
        this.ownership = ownership;
        this.guest = guest;
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
        Ownership ownership = Ownership.of(lock, () -> Server.start(files, SETTINGS));
        return new EmbeddedDatabase(ownership.server().login(Server.ROLE), ownership, null);
    }

    /** Somebody else owns the server; it may still be starting, or end while we look. */
    private static EmbeddedDatabase attachOrStart(ServerFiles files) throws IOException, InterruptedException {
        Attachment attachment = new Attachment(files);
        while (true) {
            Optional<Login> login = attachment.attempt();
            if (login.isPresent()) {
                Guest guest = Guest.watching(files, SETTINGS, login.get().port());
                return new EmbeddedDatabase(login.get(), null, guest);
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

    /** Whether this process runs the server, from the start or since another one ended; else that one does. */
    public boolean owned() {
        return ownership != null || guest != null && guest.owns();
    }

    /**
     * Completes when the process that ran the server has ended and this one cannot run it on, so that nothing works any
     * more; the message says why.
     */
    public CompletableFuture<DatabaseNotStarted> lost() {
        return guest == null ? new CompletableFuture<>() : guest.lost();
    }

    /** What the running server says about its durability. */
    public Durability durability() {
        try (Connection connection = login.dataSource().getConnection()) {
            return Durability.shown(connection);
        } catch (SQLException e) {
            throw new DatabaseNotStarted("the embedded database does not answer", e);
        }
    }

    /** Stops the server cleanly if this process runs it. A second call does nothing. */
    @Override
    public void close() {
        if (guest != null) {
            guest.close();
        }
        if (ownership != null) {
            ownership.close();
        }
    }
}
