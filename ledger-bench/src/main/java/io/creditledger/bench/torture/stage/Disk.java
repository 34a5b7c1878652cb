package io.creditledger.bench.torture.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a database server keeps its files: a directory, or a small file system of its own, which takes root. */
public record Disk(Path directory, boolean mounted) implements AutoCloseable {
    /** A place of {@code megabytes}; 0: an ordinary directory. */
    public static Disk at(Path directory, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        if (megabytes > 0) {
            run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
        }
        return new Disk(directory, megabytes > 0);
    }

    /** Whether this user can have a small disk. */
    public static boolean isPossible() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/mount"));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", directory.toString());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int ended = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (ended != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + ended);
        }
    }
}
