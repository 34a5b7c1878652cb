package io.creditledger.api;

import com.zaxxer.hikari.HikariDataSource;
import io.creditledger.core.eventstore.LedgerPool;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.embedded.DatabaseNotStarted;
import io.creditledger.embedded.Durability;
import io.creditledger.embedded.EmbeddedDatabase;
import io.creditledger.projections.TokenTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The ledger's database, migrated, with a pool for writing and following and one for reading. */
public final class Database implements AutoCloseable {
    /** Lanes, processors, snapshots, keys. */
    private static final int WRITE_CONNECTIONS = 12;

    private static final int READ_CONNECTIONS = 8;

    private final String node = TokenTable.NODE + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final @Nullable EmbeddedDatabase embedded;
    private final LedgerConfig.Server server;
    private final Durability durability;
    private final HikariDataSource writing;
    private final HikariDataSource reading;

    private Database(@Nullable EmbeddedDatabase embedded, LedgerConfig.Server server) throws SQLException {
        this.embedded = embedded;
        this.server = server;
        PGSimpleDataSource owner = owner(server);
        Schema.migrate(owner);
        try (Connection connection = owner.getConnection()) {
            this.durability = Durability.shown(connection);
        }
        this.writing = LedgerPool.open(
                "ledger-write", node, server.url(), server.user(), server.password(), WRITE_CONNECTIONS);
        this.reading = LedgerPool.open("ledger-read", server.url(), server.user(), server.password(), READ_CONNECTIONS);
    }

    /**
     * Opens (and starts, if it is the embedded one) and migrates the database.
     *
     * @throws io.creditledger.embedded.DatabaseNotStarted when the embedded one cannot run
     * @throws ConfigurationError when the server cannot be reached or used
     */
    public static Database open(LedgerConfig config) {
        LedgerConfig.Server server = config.database();
        if (server != null) {
            return open(null, server);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.open(config.dataDirectory());
        Database database = null;
        try {
            database = open(embedded, new LedgerConfig.Server(embedded.url(), embedded.user(), embedded.password()));
            return database;
        } finally {
            if (database == null) {
                embedded.close();
            }
        }
    }

    private static Database open(@Nullable EmbeddedDatabase embedded, LedgerConfig.Server server) {
        try {
            return new Database(embedded, server);
        } catch (SQLException e) {
            throw new ConfigurationError("the database " + server.url() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static PGSimpleDataSource owner(LedgerConfig.Server server) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(server.url());
        owner.setUser(server.user());
        owner.setPassword(server.password());
        return owner;
    }

    /** Name of this node, and of its connections in the server's list: other nodes see by it that this one is gone. */
    public String node() {
        return node;
    }

    /** For appending and folding. */
    public HikariDataSource writing() {
        return writing;
    }

    /** For queries, so that readers never make writers wait for a connection. */
    public HikariDataSource reading() {
        return reading;
    }

    /** Where it is, for people. */
    public String url() {
        return server.url();
    }

    /** What survives a crash. */
    public Durability durability() {
        return durability;
    }

    /** Whether the server is the embedded one, run by this or another process of the ledger. */
    public boolean isEmbedded() {
        return embedded != null;
    }

    /** Whether another process runs the embedded server, so that a ledger is probably serving already. */
    public boolean isShared() {
        return embedded != null && !embedded.owned();
    }

    /** Completes when the embedded server is gone for good; the message says why. */
    public CompletableFuture<DatabaseNotStarted> lost() {
        return embedded == null ? new CompletableFuture<>() : embedded.lost();
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
