package io.creditledger.bench.torture.scenario;

import io.creditledger.bench.torture.stage.DatabaseServer;
import io.creditledger.bench.torture.stage.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The disk of the database, data and write-ahead log together, is full for some seconds; then there is room again. */
final class DiskFull implements Scenario {
    @Override
    public String name() {
        return "disk-full";
    }

    @Override
    public String what() {
        return "the database's disk is full for some seconds, data and write-ahead log alike";
    }

    @Override
    public int diskMegabytes() {
        return 640;
    }

    @Override
    public Map<String, String> databaseSettings() {
        return Map.of("max_wal_size", "64MB", "min_wal_size", "32MB");
    }

    @Override
    public @Nullable String missing() {
        return Disk.isPossible() ? null : "a small disk can only be mounted by root";
    }

    @Override
    public void torment(Torment torment) throws Exception {
        DatabaseServer server = torment.stage().server();
        Path ballast = server.directory().resolve("ballast");
        while (!torment.isOver()) {
            torment.pause(1_000, 2_000);
            torment.fault();
            fill(ballast);
            try {
                for (int i = 0; i < 10 && !torment.isOver(); i++) {
                    torment.pause(300, 400);
                    fill(ballast); // what was freed meanwhile
                }
            } finally {
                Files.deleteIfExists(ballast);
            }
            server.revive();
        }
    }

    private static void fill(Path ballast) throws IOException {
        byte[] chunk = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (ballast.toFile().getUsableSpace() > 0) {
                out.write(chunk);
            }
        } catch (IOException e) {
            if (ballast.toFile().getUsableSpace() > chunk.length) {
                throw e; // Anything but the end of the disk.
            }
        }
    }
}
