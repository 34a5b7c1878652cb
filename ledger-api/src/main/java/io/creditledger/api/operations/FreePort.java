package io.creditledger.api.operations;

import io.creditledger.api.ConfigurationError;
import java.io.IOException;
import java.net.ServerSocket;

/** Looks whether the server can listen before anything is started for it, so that a taken port is one line to read. */
final class FreePort {
    private FreePort() {}

    /**
     * Listens for a moment.
     *
     * @param port where the server will listen; 0: anywhere
     * @throws ConfigurationError when it cannot listen there, with the port and the reason
     */
    static void check(int port) {
        try {
            new ServerSocket(port).close();
        } catch (IOException e) {
            throw new ConfigurationError(
                    "cannot listen on port " + port + " (" + e.getMessage() + "); LEDGER_PORT names another", e);
        }
    }
}
