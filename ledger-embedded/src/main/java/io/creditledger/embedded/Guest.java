package io.creditledger.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that uses the server of another one, and runs it on when that one has ended: a thread tries for the lock,
 * which the system releases with its owner. A server that was left running is kept, a stopped one is started again on
 * the same port, so that connection pools find it by themselves.
 */
final class Guest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guest.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PORT_LIMIT = Duration.ofSeconds(30);

    private final ServerFiles files;
    private final Map<String, String> settings;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<DatabaseNotStarted> lost = new CompletableFuture<>();
    private final Thread watcher = new Thread(this::watch, "embedded-database-guest");
    private volatile @Nullable Ownership ownership;

    private Guest(ServerFiles files, Map<String, String> settings, int port) {
        this.files = files;
        this.settings = settings;
        this.port = port;
    }

    /** Begins to watch over the server on {@code port}. */
    static Guest watching(ServerFiles files, Map<String, String> settings, int port) {
        Guest guest = new Guest(files, settings, port);
        guest.watcher.setDaemon(true);
        guest.watcher.start();
        return guest;
    }

    /** Whether this process runs the server by now. */
    boolean owns() {
        return ownership != null;
    }

    /** Completes when the server is gone and this process cannot run it on. */
    CompletableFuture<DatabaseNotStarted> lost() {
        return lost;
    }

    private void watch() {
        try {
            while (ownership == null && !closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                refuseOtherPort(Postmaster.read(files.postmasterPid()));
                DirectoryLock lock = DirectoryLock.tryTake(files.lock());
                if (lock != null) {
                    ownership = Ownership.of(lock, this::server);
                }
            }
        } catch (DatabaseNotStarted e) {
            lost.complete(e);
        } catch (IOException e) {
            lost.complete(new DatabaseNotStarted("cannot run the database in " + files.root() + " on: " + e, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseOtherPort(@Nullable Postmaster running) {
        if (running != null && running.ready() && running.port() != port && running.isAlive()) {
            throw new DatabaseNotStarted("Another process has started the database in " + files.root() + " on port "
                    + running.port() + ", because port " + port + " was taken");
        }
    }

    /** The caller holds the lock: nobody else starts or stops the server. */
    private Server server() throws IOException, InterruptedException {
        Postmaster running = Postmaster.read(files.postmasterPid());
        if (running != null && running.ready() && running.port() == port && running.isAlive()) {
            LOG.info("The process that ran PostgreSQL has ended; this one looks after it from now on");
            return new Server(files, running, null);
        }
        LOG.info("The process that ran PostgreSQL has ended; starting it again on port {}", port);
        long deadline = System.nanoTime() + PORT_LIMIT.toNanos();
        while (running == null && !Port.isFree(port) && System.nanoTime() < deadline) {
            Thread.sleep(POLL);
        }
        Server server = Server.start(files, settings);
        if (server.login(Server.ROLE).port() != port) {
            server.close();
            throw new DatabaseNotStarted("Port " + port + ", where the database was, is taken by another program");
        }
        LOG.info("PostgreSQL runs again");
        return server;
    }

    /** Stops watching, and the server if it is this process's by now. A second call does nothing. */
    @Override
    public void close() {
        closing.countDown();
        try {
            watcher.join(); // It may be starting the server at this moment, which has to be stopped then.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Ownership taken = ownership;
        if (taken != null) {
            taken.close();
        }
    }
}
