package io.creditledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server process as its {@code postmaster.pid} describes it.
 *
 * @param file the file
 * @param pid the process id of the server
 * @param port where it listens on the loopback interface
 * @param ready whether it accepts connections
 */
record Postmaster(Path file, long pid, int port, boolean ready) {
    private static final Duration POLL = Duration.ofMillis(20);

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
                    : new Postmaster(pidFile, Long.parseLong(lines.get(PID_LINE).strip()), port, ready);
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

    /**
     * Waits until the server is gone: its process, or its file, which it removes as the last thing it does.
     *
     * @return false when it is still there after {@code limit}
     */
    boolean awaitExit(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (Files.exists(file) && isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(Postmaster::isServer);
    }

    private static boolean isServer(ProcessHandle process) {
        Optional<String> command = process.info().command();
        return command.isPresent() ? isPostgres(Path.of(command.get())) : !isDefunct(process);
    }

    private static boolean isPostgres(Path command) {
        return command.endsWith("postgres")
                || command.endsWith("postgres.exe")
                || command.endsWith("postgres (deleted)"); // so Linux calls a program whose file was replaced
    }

    /** Whether it has ended and nobody has collected it, as in containers whose first process does not. */
    private static boolean isDefunct(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                    .contains(") Z");
        } catch (IOException noSuchFile) {
            return false; // Not Linux: rather wait for it than start a second server beside it.
        }
    }
}
