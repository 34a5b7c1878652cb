package io.creditledger.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a PostgreSQL server itself says about keeping what it has acknowledged: the values of its settings, as shown.
 *
 * @param fsync {@code on}: written data reaches the disk before it is acknowledged
 * @param synchronousCommit {@code on} or stronger: a commit waits for its log record
 * @param fullPageWrites {@code on}: a page half written in a crash can be repaired
 * @param dataChecksums {@code on}: a page damaged on the disk is noticed
 */
public record Durability(String fsync, String synchronousCommit, String fullPageWrites, String dataChecksums) {
    /** Asks the server behind {@code connection}; any role may ask. */
    public static Durability shown(Connection connection) throws SQLException {
        return new Durability(
                show(connection, "fsync"),
                show(connection, "synchronous_commit"),
                show(connection, "full_page_writes"),
                show(connection, "data_checksums"));
    }

    /** Whether an acknowledged commit survives a crash of the machine. */
    public boolean survivesCrash() {
        return fsync.equals("on") && !synchronousCommit.equals("off") && fullPageWrites.equals("on");
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
