package io.creditledger.projections;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables of a view as a whole: made, removed, put in the place of others. All in the caller's transaction. */
public final class ViewTables {
    private ViewTables() {}

    /** Makes the empty tables of {@code projection} in {@code schema}, in place of whatever was there. */
    public static void create(Connection connection, Projection projection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
            statement.execute("CREATE SCHEMA " + schema);
            statement.execute("SET LOCAL search_path TO " + schema);
            statement.execute(projection.ddl());
            statement.execute("SET LOCAL search_path TO DEFAULT");
        }
    }

    /** Removes {@code schema} with all that is in it, if it is there. */
    public static void drop(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        }
    }

    /**
     * Whether what is written to the tables in {@code schema} goes to the database's log. Without, writing is cheaper
     * and a crash of the database empties them; changing it for tables with rows writes them anew.
     */
    public static void setLogged(Connection connection, String schema, boolean logged) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT tablename FROM pg_tables WHERE schemaname = ? ORDER BY tablename")) {
            query.setString(1, schema);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("ALTER TABLE " + schema + "." + table + " SET " + (logged ? "LOGGED" : "UNLOGGED"));
            }
        }
    }

    /** Lets the tables in {@code from} take the place of those in {@code to}. */
    public static void rename(Connection connection, String from, String to) throws SQLException {
        drop(connection, to);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER SCHEMA " + from + " RENAME TO " + to);
        }
    }

    /**
     * Settings for a transaction that writes a batch.
     *
     * <p>The commit need not wait for the disk: rows and token are lost together or not at all, and what is lost is
     * folded again from events that are durable. Each row is found by its key, so joins that read whole tables are
     * ruled out: tables that grow from empty within minutes have no statistics that would tell the planner. With those
     * ruled out one plan is right for any size, so it is made once: planning took longer than writing a few rows.
     */
    public static void settingsForWriting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL synchronous_commit = off; SET LOCAL enable_hashjoin = off;"
                    + " SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off;"
                    + " SET LOCAL plan_cache_mode = force_generic_plan");
        }
    }

    /** Whether {@code schema} is there. */
    public static boolean exists(Connection connection, String schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT FROM pg_namespace WHERE nspname = ?")) {
            statement.setString(1, schema);
            return statement.executeQuery().next();
        }
    }
}
