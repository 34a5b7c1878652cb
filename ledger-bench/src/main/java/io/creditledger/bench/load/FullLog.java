package io.creditledger.bench.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings PostgreSQL's write-ahead log to the size that it has after a busy hour. Until then each 16 MB need a new file,
 * filled with zeros while the append waits (about 50 ms); later old files are used again.
 */
final class FullLog {
    /** Written between two checkpoints at most, by {@code max_wal_size} and {@code checkpoint_completion_target}. */
    private static final String FILES = """
            SELECT ceil(setting::numeric * 1048576 / (1 + current_setting('checkpoint_completion_target')::numeric)
                        / pg_size_bytes(current_setting('wal_segment_size')))::int
            FROM pg_settings WHERE name = 'max_wal_size'""";

    private FullLog() {}

    /** Uses up that many files and lets a checkpoint put them back; returns how many. Needs a superuser. */
    static int write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int files;
            try (ResultSet row = statement.executeQuery(FILES)) {
                row.next();
                files = row.getInt(1);
            }
            for (int i = 0; i < files; i++) {
                statement.execute("SELECT pg_logical_emit_message(false, 'fill', 'x'), pg_switch_wal()");
            }
            statement.execute("CHECKPOINT");
            return files;
        }
    }
}
