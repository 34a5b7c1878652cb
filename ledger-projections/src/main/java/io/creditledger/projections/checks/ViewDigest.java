package io.creditledger.projections.checks;

import io.creditledger.projections.Projection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** All rows of a view as text in one order, so that two copies of it can be compared byte for byte. */
public final class ViewDigest {
    private static final int FETCH = 5_000;
    private static final String TABLES = """
            SELECT c.relname, (
                SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.ordinality)
                FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(attnum, ordinality)
                JOIN pg_attribute a ON a.attnum = k.attnum
                WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind = 'r' ORDER BY c.relname COLLATE "C\"""";

    private ViewDigest() {}

    /** The number of rows of a copy and the SHA-256 over them. */
    public record Digest(long rows, String sha256) {}

    private record Table(String name, String key) {}

    /** The digest of the view's copy in {@code schema}. The connection must be in a transaction. */
    public static Digest of(Connection connection, Projection projection, String schema) throws SQLException {
        MessageDigest digest = sha256();
        long[] rows = {0};
        dump(connection, projection, schema, line -> {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            rows[0]++;
        });
        return new Digest(rows[0], HexFormat.of().formatHex(digest.digest()));
    }

    /** Each row as {@code table(column,column,…)}, tables by name, rows by key. */
    public static void dump(Connection connection, Projection projection, String schema, Consumer<String> lines)
            throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'");
        }
        List<Table> tables = tables(connection, schema);
        if (tables.isEmpty()) {
            throw new IllegalStateException("view " + projection.view() + " has no tables in " + schema);
        }
        for (Table table : tables) {
            String sql = "SELECT t::text FROM " + schema + "." + table.name() + " t ORDER BY " + table.key();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCH);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        lines.accept(table.name() + row.getString(1));
                    }
                }
            }
        }
    }

    private static List<Table> tables(Connection connection, String schema) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.add(new Table(row.getString(1), row.getString(2)));
                }
            }
        }
        return tables;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
