package io.creditledger.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where the server of a directory listens: at every start the same port, so that whoever is connected finds it again
 * after a restart. It lies below the ports that systems hand out for outgoing connections.
 */
final class Port {
    private static final int FIRST = 20_000;
    private static final int COUNT = 10_000;
    private static final int ATTEMPTS = 100;

    private Port() {}

    /** The port of the last start if nobody else has it now, otherwise a new one, which is kept from now on. */
    static int of(ServerFiles files) throws IOException {
        int kept = kept(files);
        if (kept > 0 && isFree(kept)) {
            return kept;
        }
        int port = free();
        Files.writeString(files.port(), Integer.toString(port));
        return port;
    }

    private static int kept(ServerFiles files) throws IOException {
        try {
            return Integer.parseInt(Files.readString(files.port()).strip());
        } catch (NoSuchFileException | NumberFormatException neverWhollyWritten) {
            return 0;
        }
    }

    private static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new DatabaseNotStarted("There is no free port from " + FIRST + " to " + (FIRST + COUNT - 1));
    }

    /** Whether a server could listen there now. */
    static boolean isFree(int port) {
        try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return listening.isBound();
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }
}
