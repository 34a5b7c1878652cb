package io.creditledger.bench.load;

import io.creditledger.api.LedgerConfig;
import io.creditledger.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where ledgers are measured: each on a PostgreSQL of its own, or in a database of its own on a server that runs.
 *
 * @param parent directory in which data is kept meanwhile
 * @param server may make databases; null: each ledger has the embedded one
 * @param fullLog whether the write-ahead log is brought to its full size first
 */
record Site(Path parent, LedgerConfig.@Nullable Server server, boolean fullLog) {
    private static final String CONDITIONS =
            "SELECT current_setting(name) FROM unnest(ARRAY['server_version', 'fsync', 'synchronous_commit',"
                    + " 'full_page_writes', 'shared_buffers', 'max_wal_size']) AS name";

    /** What to connect to for a new ledger with its files in {@code directory}: an empty database. */
    LedgerConfig config(Path directory) throws SQLException {
        LedgerConfig.Server own = server;
        if (own != null) {
            String name = directory.getFileName().toString().replaceAll("[^a-z0-9]", "_");
            execute(own, "CREATE DATABASE " + name);
            own = new LedgerConfig.Server(own.url().replaceFirst("/[^/]*$", "/" + name), own.user(), own.password());
        }
        return new LedgerConfig(directory, own, 0, Arena.KEY);
    }

    /** Removes what {@link #config} made on a server that runs. */
    void remove(LedgerConfig config) throws SQLException {
        LedgerConfig.Server made = config.database();
        if (server != null && made != null) {
            execute(server, "DROP DATABASE " + made.url().replaceFirst("^.*/", ""));
        }
    }

    /** The login of a ledger whose database runs. */
    static LedgerConfig.Server login(LedgerConfig config) {
        LedgerConfig.Server own = config.database();
        if (own != null) {
            return own;
        }
        try (EmbeddedDatabase running = EmbeddedDatabase.open(config.dataDirectory())) {
            return new LedgerConfig.Server(running.url(), running.user(), running.password());
        }
    }

    /** Who may switch log files: the embedded server's superuser, or whoever was given for a server that runs. */
    static LedgerConfig.Server operator(LedgerConfig config) throws IOException {
        LedgerConfig.Server login = login(config);
        Path password = config.dataDirectory().resolve("postgresql").resolve("postgres.password");
        return config.database() != null
                ? login
                : new LedgerConfig.Server(
                        login.url(), "postgres", Files.readString(password).strip());
    }

    static Connection connect(LedgerConfig.Server server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }

    /** The environment of a process that serves the ledger. */
    static Map<String, String> environment(LedgerConfig config) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("LEDGER_DATA_DIR", config.dataDirectory().toString());
        variables.put("LEDGER_PORT", "0");
        variables.put("LEDGER_BOOTSTRAP_KEY", Arena.KEY);
        LedgerConfig.Server own = config.database();
        if (own != null) {
            variables.put("LEDGER_DB_URL", own.url());
            variables.put("LEDGER_DB_USER", own.user());
            variables.put("LEDGER_DB_PASSWORD", own.password());
        }
        return variables;
    }

    /** What makes the server's figures comparable, for the report. */
    String conditions() throws SQLException {
        if (server == null) {
            return "the embedded PostgreSQL 18 with fsync, synchronous_commit and full_page_writes on";
        }
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CONDITIONS)) {
            StringBuilder text = new StringBuilder("PostgreSQL of LEDGER_DB_URL:");
            for (String name :
                    "version, fsync, synchronous_commit, full_page_writes, shared_buffers, max_wal_size".split(", ")) {
                row.next();
                text.append(' ').append(name).append(' ').append(row.getString(1));
            }
            return text.toString();
        }
    }

    private static void execute(LedgerConfig.Server server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
