package io.creditledger.bench.torture.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signals to processes of our own, by their number. */
final class Processes {
    private Processes() {}

    /** Sends a signal; a process that has just gone is no error. */
    static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (kill.waitFor() != 0 && ProcessHandle.of(pid).isPresent()) {
            throw new IOException("kill -" + name + " " + pid + " failed");
        }
    }

    static void awaitGone(List<ProcessHandle> processes, Duration limit) throws InterruptedException {
        for (ProcessHandle process : processes) {
            try {
                process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                throw new IllegalStateException("process " + process.pid() + " does not end", e);
            }
        }
    }
}
