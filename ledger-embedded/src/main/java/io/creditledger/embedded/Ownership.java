package io.creditledger.embedded;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A server and the right to run it.
 *
 * @param server which this process stops in the end
 * @param lock which says so to other processes
 */
record Ownership(Server server, DirectoryLock lock) implements AutoCloseable {
    /** Brings a server up. */
    interface Start {
        Server server() throws IOException, InterruptedException;
    }

    /** Owns the server that {@code start} brings up; gives the lock back when it does not. */
    static Ownership of(DirectoryLock lock, Start start) throws IOException, InterruptedException {
        @Nullable Server server = null;
        try {
            server = start.server();
            return new Ownership(server, lock);
        } finally {
            if (server == null) {
                lock.close();
            }
        }
    }

    /** Stops the server cleanly, then lets others run it. A second call does nothing. */
    @Override
    public void close() {
        if (lock.isHeld()) {
            server.close();
            lock.close();
        }
    }
}
