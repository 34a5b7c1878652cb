package io.creditledger.sandbox.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines in a file, each on disk before {@link #append} returns. One process writes at a time: a second one that opens
 * the same directory is refused.
 */
final class Journal implements AutoCloseable {
    private static final String NAME = "journal.jsonl";

    private final Path directory;
    private final FileChannel lockFile;
    /** A stream, for a channel would be closed when the thread that writes is interrupted. */
    private @Nullable FileOutputStream out;

    Journal(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            lockFile = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lock() throws IOException {
        if (!isLocked()) {
            lockFile.close();
            throw new IllegalStateException("Another sandbox uses " + directory);
        }
    }

    /** The lock is held until the channel closes; within one process a second attempt is an exception. */
    private boolean isLocked() throws IOException {
        try {
            return lockFile.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The complete lines; a last one that was torn by a crash was never acknowledged and is left out. */
    List<String> lines() throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!text.endsWith("\n") && !lines.isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /** Replaces everything by one line that says the same, and goes on after it. */
    void restart(String line) throws IOException {
        Path next = directory.resolve(NAME + ".next");
        try (FileOutputStream file = new FileOutputStream(next.toFile())) {
            write(file, line);
        }
        Path file = directory.resolve(NAME);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
        out = new FileOutputStream(file.toFile(), true);
    }

    /** Writes a line and waits until it is on disk. */
    void append(String line) {
        FileOutputStream open = out;
        if (open == null) {
            throw new IllegalStateException("The journal was not started");
        }
        try {
            write(open, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileOutputStream file, String line) throws IOException {
        file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        FileOutputStream open = out;
        if (open != null) {
            open.close();
        }
        lockFile.close();
    }
}
