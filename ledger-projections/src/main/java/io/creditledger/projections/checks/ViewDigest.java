package io.creditledger.projections.checks;

import io.creditledger.projections.Projection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** All rows of a view as text in one order, so that two copies of it can be compared byte for byte. */
public final class ViewDigest {
    private ViewDigest() {}

    /** The number of rows of a copy and the SHA-256 over them. */
    public record Digest(long rows, String sha256) {}

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
        try (ViewRows rows = new ViewRows(connection, projection, schema)) {
            for (String line = rows.next(); line != null; line = rows.next()) {
                lines.accept(line);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
