package io.creditledger.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads that are asked again when their connection broke. */
public final class Reads {
    /** A failover breaks every connection of a pool, which finds out one by one. */
    private static final int TRIES = 16;

    private Reads() {}

    /** Something read over a connection. */
    @FunctionalInterface
    public interface Read<T> {
        T from(Connection connection) throws SQLException;
    }

    /**
     * What {@code read} reads.
     *
     * @throws SQLException when there is no connection to be had, or the server refuses
     */
    public static <T> T of(DataSource dataSource, Read<T> read) throws SQLException {
        for (int tries = 1; ; tries++) {
            try (Connection connection = dataSource.getConnection()) {
                try {
                    return read.from(connection);
                } catch (SQLException e) {
                    if (tries >= TRIES || !SqlErrors.connectionLost(e)) {
                        throw e;
                    }
                }
            }
        }
    }
}
