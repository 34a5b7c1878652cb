package io.creditledger.core.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Connections to the ledger's database, as the application role and with every wait bounded. */
public final class LedgerPool {
    /** A connection is had within this time, or the caller is told that the ledger is unavailable. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);

    private static final int CONNECT_TIMEOUT_SECONDS = 3;
    /** No statement of the ledger takes this long; a longer silence means that the network is gone. */
    private static final int SOCKET_TIMEOUT_SECONDS = 30;

    private LedgerPool() {}

    /**
     * Opens a pool.
     *
     * @param name shown in thread names and metrics, and in the server's list of connections
     * @param size connections at most
     */
    public static HikariDataSource open(String name, String url, String user, String password, int size) {
        return open(name, name, url, user, password, size);
    }

    /** The same with another name in the server's list of connections. */
    public static HikariDataSource open(
            String name, String application, String url, String user, String password, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setConnectionInitSql(Schema.CONNECTION_INIT);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(CONNECTION_TIMEOUT.toMillis());
        config.addDataSourceProperty("ApplicationName", application);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        config.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        return new HikariDataSource(config);
    }
}
