package io.creditledger.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger keeps its data and how it is reached.
 *
 * @param dataDirectory of the embedded database; used when there is no {@code database}
 * @param database a PostgreSQL server of yours; null: the embedded one
 * @param port of HTTP
 * @param bootstrapKey the demo tenant's admin key on an empty database, {@code <id>.<secret>}; null: one is made up
 */
public record LedgerConfig(
        Path dataDirectory,
        @Nullable Server database,
        int port,
        @Nullable String bootstrapKey) {
    private static final int DEFAULT_PORT = 8080;

    /**
     * A PostgreSQL server.
     *
     * @param url JDBC address without user and password
     * @param user role that owns the ledger's schema
     * @param password its password
     */
    public record Server(String url, String user, String password) {}

    /**
     * From environment variables: {@code LEDGER_DATA_DIR}, {@code LEDGER_DB_URL}, {@code LEDGER_DB_USER},
     * {@code LEDGER_DB_PASSWORD}, {@code LEDGER_PORT}, {@code LEDGER_BOOTSTRAP_KEY}; the secrets also from a file named
     * by the same name with {@code _FILE} behind it.
     *
     * @throws ConfigurationError when a value cannot be used; the message says which and why
     */
    public static LedgerConfig fromEnvironment(Map<String, String> environment) {
        return new LedgerConfig(
                dataDirectory(environment),
                server(environment),
                port(environment),
                secret(environment, "LEDGER_BOOTSTRAP_KEY"));
    }

    private static Path dataDirectory(Map<String, String> environment) {
        String given = value(environment, "LEDGER_DATA_DIR");
        if (given != null) {
            return Path.of(given).toAbsolutePath();
        }
        String home = value(environment, "XDG_DATA_HOME");
        Path base = home != null ? Path.of(home) : Path.of(System.getProperty("user.home"), ".local", "share");
        return base.resolve("credit-ledger").toAbsolutePath();
    }

    private static @Nullable Server server(Map<String, String> environment) {
        String url = value(environment, "LEDGER_DB_URL");
        if (url == null) {
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new ConfigurationError(
                    "LEDGER_DB_URL must begin with jdbc:postgresql: such as jdbc:postgresql://db:5432/ledger, got "
                            + url);
        }
        String user = value(environment, "LEDGER_DB_USER");
        String password = secret(environment, "LEDGER_DB_PASSWORD");
        if (user == null || password == null) {
            throw new ConfigurationError("LEDGER_DB_URL is set, so LEDGER_DB_USER and LEDGER_DB_PASSWORD must be, too");
        }
        return new Server(url, user, password);
    }

    private static int port(Map<String, String> environment) {
        String given = value(environment, "LEDGER_PORT");
        if (given == null) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(given);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new ConfigurationError("LEDGER_PORT must be a port number, got '" + given + "'", e);
        }
        throw new ConfigurationError("LEDGER_PORT must be from 0 (any free port) to 65535, got " + given);
    }

    /** The variable, or the content of the file that it names with {@code _FILE} behind it. */
    static @Nullable String secret(Map<String, String> environment, String name) {
        String file = value(environment, name + "_FILE");
        if (file == null) {
            return value(environment, name);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new ConfigurationError(name + "_FILE names a file that cannot be read: " + file, e);
        }
    }

    /** The variable; null when it is not set, or blank. */
    static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
