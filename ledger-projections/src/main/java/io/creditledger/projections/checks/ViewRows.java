package io.creditledger.projections.checks;

import io.creditledger.projections.Projection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The rows of one copy of a view as text: tables by name, rows by key. Needs a transaction of its own. */
final class ViewRows implements AutoCloseable {
    private static final int FETCH = 5_000;
    private static final String TABLES = """
            SELECT c.relname, (
                SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.ordinality)
                FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(attnum, ordinality)
                JOIN pg_attribute a ON a.attnum = k.attnum
                WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind = 'r' ORDER BY c.relname COLLATE "C\"""";

    private final Connection connection;
    private final String schema;
    private final Queue<Table> tables = new ArrayDeque<>();
    private @Nullable Table table;
    private @Nullable PreparedStatement statement;
    private @Nullable ResultSet rows;

    private record Table(String name, String key) {}

    ViewRows(Connection connection, Projection projection, String schema) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'");
        }
        try (PreparedStatement names = connection.prepareStatement(TABLES)) {
            names.setString(1, schema);
            try (ResultSet row = names.executeQuery()) {
                while (row.next()) {
                    tables.add(new Table(row.getString(1), row.getString(2)));
                }
            }
        }
        if (tables.isEmpty()) {
            throw new IllegalStateException("view " + projection.view() + " has no tables in " + schema);
        }
    }

    /** The next row as {@code table(column,column,…)}; null at the end. */
    @Nullable
    String next() throws SQLException {
        while (true) {
            if (rows != null && table != null && rows.next()) {
                return table.name() + rows.getString(1);
            }
            close();
            table = tables.poll();
            if (table == null) {
                return null;
            }
            PreparedStatement select = connection.prepareStatement(
                    "SELECT t::text FROM " + schema + "." + table.name() + " t ORDER BY " + table.key());
            select.setFetchSize(FETCH);
            statement = select;
            rows = select.executeQuery();
        }
    }

    /** Closes the table at hand. */
    @Override
    public void close() throws SQLException {
        if (statement != null) {
            statement.close();
        }
        statement = null;
        rows = null;
    }
}
