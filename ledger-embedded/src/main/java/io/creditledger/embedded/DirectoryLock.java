package io.creditledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which process runs the server of a data directory. The system releases it when that process dies. */
final class DirectoryLock implements AutoCloseable {
    /**
     * Files locked by this process. Needed because POSIX drops all of a process's locks on a file as soon as it closes
     * any descriptor of it: merely trying a second time would give the lock away. And a lock that nobody refers to any
     * more would be collected, and with it given up.
     */
    private static final Map<Path, DirectoryLock> HELD = new HashMap<>();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock if nobody has it.
     *
     * @return null when another process, or another part of this one, has it
     */
    static @Nullable DirectoryLock tryTake(Path file) throws IOException {
        synchronized (HELD) {
            if (HELD.containsKey(file)) {
                return null;
            }
            DirectoryLock taken = tryLock(file);
            if (taken != null) {
                HELD.put(file, taken);
            }
            return taken;
        }
    }

    private static @Nullable DirectoryLock tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            return lock == null ? null : new DirectoryLock(file, channel);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    boolean isHeld() {
        return channel.isOpen();
    }

    /** Gives the lock back; a second call does nothing. */
    @Override
    public void close() {
        synchronized (HELD) {
            if (channel.isOpen()) {
                release();
                HELD.remove(file);
            }
        }
    }

    private void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + file, e);
        }
    }
}
