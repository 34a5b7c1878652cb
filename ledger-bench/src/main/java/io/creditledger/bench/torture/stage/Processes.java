package io.creditledger.bench.torture.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signals to processes of our own, by their number. */
final class Processes {
    /** What is killed when this process is told to end in the middle of it all. */
    private static final Set<Process> OURS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OURS.forEach(Process::destroyForcibly), "end-nodes"));
    }

    private Processes() {}

    /** The process does not outlive this one. */
    static void endWithUs(Process process) {
        OURS.removeIf(other -> !other.isAlive());
        OURS.add(process);
    }

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
