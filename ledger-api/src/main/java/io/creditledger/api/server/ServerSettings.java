package io.creditledger.api.server;

import java.util.Map;

/**
 * How the server listens.
 *
 * @param port TCP port; 0: any free one
 * @param pages whether the interactive API pages are served under {@code /docs}
 * @param accessLog whether to log a line per request
 * @param minimumClientVersion oldest client of the organization dialect that is served
 */
public record ServerSettings(int port, boolean pages, boolean accessLog, String minimumClientVersion) {
    /** Any port, pages on, no access log, every client. */
    public static final ServerSettings DEFAULT = new ServerSettings(0, true, false, "0");

    /**
     * From {@code LEDGER_PORT}, {@code LEDGER_API_PAGES}, {@code LEDGER_ACCESS_LOG}, {@code LEDGER_MIN_CLIENT_VERSION}.
     */
    public static ServerSettings of(Map<String, String> environment) {
        return new ServerSettings(
                Integer.parseInt(environment.getOrDefault("LEDGER_PORT", "8080")),
                Boolean.parseBoolean(environment.getOrDefault("LEDGER_API_PAGES", "true")),
                Boolean.parseBoolean(environment.getOrDefault("LEDGER_ACCESS_LOG", "false")),
                environment.getOrDefault("LEDGER_MIN_CLIENT_VERSION", "0"));
    }
}
