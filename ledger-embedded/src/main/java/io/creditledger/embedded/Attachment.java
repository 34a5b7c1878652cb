package io.creditledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waiting, within bounds, for the server that another process runs in the same directory. */
final class Attachment {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final ServerFiles files;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();
    private @Nullable SQLException lastFailure;

    Attachment(ServerFiles files) {
        this.files = files;
    }

    /** Logs in once; empty when the server is not ready for that yet. */
    Optional<Login> attempt() throws IOException {
        Postmaster running = Postmaster.read(files.postmasterPid());
        if (running == null || !running.ready() || !Files.exists(files.complete())) {
            return Optional.empty();
        }
        Login login = new Login(running.port(), Server.ROLE, Server.ROLE, Password.in(files.password(Server.ROLE)));
        try (Connection answered = login.dataSource().getConnection()) {
            return answered.isValid(1) ? Optional.of(login) : Optional.empty();
        } catch (SQLException e) {
            lastFailure = e;
            return Optional.empty();
        }
    }

    /** @throws DatabaseNotStarted when it has been long enough */
    void pause() throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new DatabaseNotStarted(
                    "Another process uses " + files.root() + ", but its database does not answer", lastFailure);
        }
        Thread.sleep(POLL);
    }
}
