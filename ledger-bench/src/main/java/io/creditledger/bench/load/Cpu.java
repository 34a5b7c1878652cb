package io.creditledger.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processor time used by this process, its children and the database of a data directory: what a thing costs, however
 * busy the machine is with other things.
 */
final class Cpu {
    private final ProcessHandle postmaster;

    private Cpu(ProcessHandle postmaster) {
        this.postmaster = postmaster;
    }

    /** Of the load that works on the database in {@code dataDirectory}. */
    static Cpu of(Path dataDirectory) throws IOException {
        try (Stream<Path> files = Files.find(dataDirectory, 4, (file, is) -> file.endsWith("postmaster.pid"))) {
            Path file = files.findFirst().orElseThrow(() -> new IOException("no database runs in " + dataDirectory));
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return new Cpu(ProcessHandle.of(pid).orElseThrow(() -> new IOException("no process " + pid)));
        }
    }

    /** Of load that needs no database. */
    static Cpu ofThisProcess() {
        return new Cpu(ProcessHandle.current());
    }

    /** Nanoseconds so far. Backends that ended meanwhile are forgotten, so measure while connections stay open. */
    long nanos() {
        List<ProcessHandle> ours = Stream.of(ProcessHandle.current(), postmaster)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
        return ours.stream()
                .map(process -> process.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
