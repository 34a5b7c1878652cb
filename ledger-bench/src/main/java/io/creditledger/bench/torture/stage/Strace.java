package io.creditledger.bench.torture.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lets a process's system calls fail. */
public final class Strace {
    private static final Path PROGRAM = Path.of("/usr/bin/strace");

    private Strace() {}

    public static boolean isPossible() {
        return Files.isExecutable(PROGRAM);
    }

    /** The next {@code fdatasync} of each of these processes fails with EIO; lets go of them after a while. */
    public static void failNextSync(List<Long> pids, long millis) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-qq", "-e", "trace=fdatasync"));
        command.addAll(List.of("-e", "inject=fdatasync:error=EIO:when=1"));
        pids.forEach(pid -> command.addAll(List.of("-p", Long.toString(pid))));
        Process tracing = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!tracing.waitFor(millis, TimeUnit.MILLISECONDS)) {
            tracing.destroy();
            tracing.waitFor();
        }
    }
}
