package io.creditledger.bench.torture.stage;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Closing what may be closed already. */
final class Sockets {
    private Sockets() {}

    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a socket cannot be closed", e);
        }
    }
}
