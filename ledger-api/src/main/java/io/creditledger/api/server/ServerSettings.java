package io.creditledger.api.server;

import io.creditledger.api.billing.BillingApi;
import io.creditledger.api.traffic.RequestLines;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens.
 *
 * @param port TCP port; 0: any free one
 * @param pages whether the interactive API pages are served under {@code /docs}
 * @param requestLines which requests get a line in the log
 * @param minimumClientVersion oldest client of the organization dialect that is served
 * @param management where figures and health are served to operators; null: nowhere
 * @param drain how long a stopping node says that it is not ready before it takes in no more
 * @param grace how long entries of customers' ledgers are pending
 * @param alertsInside whether tenants may be told of alerts on this machine and in private networks
 */
public record ServerSettings(
        int port,
        boolean pages,
        RequestLines requestLines,
        String minimumClientVersion,
        @Nullable Management management,
        Duration drain,
        Duration grace,
        boolean alertsInside) {
    /** Any port, pages on, no lines, every client, nothing for operators, no delay. */
    public static final ServerSettings DEFAULT = new ServerSettings(0, true, RequestLines.NONE, "0");

    /**
     * Where operators look: without a key, so not for the world.
     *
     * @param address to listen on
     * @param port TCP port; 0: any free one
     * @param required whether the server must not start without; otherwise it warns and goes on when the port is taken
     */
    public record Management(String address, int port, boolean required) {
        /** On this machine only, at the port that exporters begin with. */
        static final int DEFAULT_PORT = 9464;
    }

    /** Entries pending for as long as the billing dialect's contract says; alerts may be told on this machine. */
    public ServerSettings(
            int port,
            boolean pages,
            RequestLines requestLines,
            String minimumClientVersion,
            @Nullable Management management,
            Duration drain) {
        this(port, pages, requestLines, minimumClientVersion, management, drain, BillingApi.GRACE, true);
    }

    /** Nothing for operators, no delay. */
    public ServerSettings(int port, boolean pages, RequestLines requestLines, String minimumClientVersion) {
        this(port, pages, requestLines, minimumClientVersion, null, Duration.ZERO);
    }

    /**
     * From {@code LEDGER_PORT}, {@code LEDGER_API_PAGES}, {@code LEDGER_REQUEST_LOG},
     * {@code LEDGER_MIN_CLIENT_VERSION}, {@code LEDGER_MANAGEMENT_PORT}, {@code LEDGER_MANAGEMENT_ADDRESS},
     * {@code LEDGER_DRAIN_SECONDS}, {@code LEDGER_GRACE_MINUTES}, {@code LEDGER_ALERTS_INSIDE}.
     *
     * @throws IllegalArgumentException when one cannot be used; the message says which
     */
    public static ServerSettings of(Map<String, String> environment) {
        return new ServerSettings(
                number(environment, "LEDGER_PORT", 8080),
                Boolean.parseBoolean(environment.getOrDefault("LEDGER_API_PAGES", "true")),
                RequestLines.of(environment.getOrDefault("LEDGER_REQUEST_LOG", "all")),
                environment.getOrDefault("LEDGER_MIN_CLIENT_VERSION", "0"),
                management(environment),
                Duration.ofSeconds(number(environment, "LEDGER_DRAIN_SECONDS", 0)),
                Duration.ofMinutes(number(environment, "LEDGER_GRACE_MINUTES", (int) BillingApi.GRACE.toMinutes())),
                Boolean.parseBoolean(environment.getOrDefault("LEDGER_ALERTS_INSIDE", "false")));
    }

    /** The same on another port. */
    public ServerSettings onPort(int other) {
        return new ServerSettings(
                other, pages, requestLines, minimumClientVersion, management, drain, grace, alertsInside);
    }

    private static @Nullable Management management(Map<String, String> environment) {
        String port = environment.getOrDefault("LEDGER_MANAGEMENT_PORT", "");
        if (port.equals("none")) {
            return null;
        }
        return new Management(
                environment.getOrDefault("LEDGER_MANAGEMENT_ADDRESS", "127.0.0.1"),
                number(environment, "LEDGER_MANAGEMENT_PORT", Management.DEFAULT_PORT),
                !port.isBlank());
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String given = environment.getOrDefault(name, "").strip();
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, got '" + given + "'", e);
        }
        throw new IllegalArgumentException(name + " must be from 0 to 65535, got " + given);
    }
}
