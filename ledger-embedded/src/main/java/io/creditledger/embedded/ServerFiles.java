package io.creditledger.embedded;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where the embedded server keeps its files, all below one directory that only its owner may enter (the library makes
 * its binaries writable for everybody, so the directory above them has to be closed).
 *
 * @param root the private directory
 */
record ServerFiles(Path root) {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final long LOG_KEPT_BYTES = 8L << 20;

    /** The files of the server that belongs to {@code dataDirectory}; creates what is missing. */
    static ServerFiles in(Path dataDirectory) throws IOException {
        Path root = Files.createDirectories(dataDirectory.toAbsolutePath())
                .toRealPath()
                .resolve("postgresql");
        Files.createDirectories(root);
        if (POSIX) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
        return new ServerFiles(root);
    }

    /** Held by the process that runs the server. */
    Path lock() {
        return root.resolve("owner.lock");
    }

    /** Where the server listened last. */
    Path port() {
        return root.resolve("port");
    }

    /** PostgreSQL's own data directory. */
    Path data() {
        return root.resolve("data");
    }

    /** Written last on the first start: without it the data directory was never handed to anybody. */
    Path complete() {
        return root.resolve("complete");
    }

    /** The unpacked program. */
    Path binaries() {
        return root.resolve("binaries");
    }

    Path postmasterPid() {
        return data().resolve("postmaster.pid");
    }

    Path password(String role) {
        return root.resolve(role + ".password");
    }

    Path log() {
        return root.resolve("server.log");
    }

    /** Keeps the server's log from growing for ever: a long one is put aside, replacing the one before. */
    void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_KEPT_BYTES) {
            Files.move(log(), root.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Puts aside what an interrupted first start left; nothing is deleted. */
    void putUnfinishedAside() throws IOException {
        if (Files.exists(data()) && !Files.exists(complete())) {
            int number = 1;
            while (Files.exists(unfinished(number))) {
                number++;
            }
            Files.move(data(), unfinished(number));
        }
    }

    /** Forgets everything that was ever stored. */
    void deleteData() throws IOException {
        Files.deleteIfExists(complete());
        if (Files.exists(data())) {
            try (Stream<Path> tree = Files.walk(data())) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private Path unfinished(int number) {
        return root.resolve("data.unfinished-" + number);
    }
}
