package io.creditledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A server process as its {@code postmaster.pid} describes it.
 *
 * @param pid the process id of the server
 * @param port where it listens on the loopback interface
 * @param ready whether it accepts connections
 */
record Postmaster(long pid, int port, boolean ready) {
    /** Line numbers of the file, from {@code miscadmin.h} of PostgreSQL. */
    private static final int PID_LINE = 0;

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /**
     * Reads the file.
     *
     * @return null when there is none, or it is only half written
     */
    static @Nullable Postmaster read(Path pidFile) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile);
        } catch (NoSuchFileException absent) {
            return null;
        }
        try {
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            return lines.isEmpty()
                    ? null
                    : new Postmaster(Long.parseLong(lines.get(PID_LINE).strip()), port, ready);
        } catch (NumberFormatException beingWritten) {
            return null;
        }
    }

    /** Whether the process lives and is a PostgreSQL server, not a later process with the same number. */
    boolean isAlive() {
        return process().isPresent();
    }

    /**
     * Stops the server: sessions are ended, everything is written.
     *
     * @return false when it still runs after {@code limit}
     */
    boolean stop(Duration limit) throws IOException, InterruptedException {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return true;
        }
        // SIGINT is PostgreSQL's "fast" shutdown; the signal Java would send waits for all sessions to leave.
        int sent =
                new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        return sent == 0 && awaitExit(limit);
    }

    /** Waits until the process is gone; false when it is still there after {@code limit}. */
    boolean awaitExit(Duration limit) throws InterruptedException {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return true;
        }
        try {
            process.get().onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot watch process " + pid, e);
        }
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(Postmaster::isServer);
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true); // Not allowed to look: rather wait for it than start a second server beside it.
    }
}
