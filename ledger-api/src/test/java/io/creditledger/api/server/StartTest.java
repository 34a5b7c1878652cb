package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.replay.ReplayProgress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A start does not grow with the book. */
@Timeout(120)
class StartTest {
    private static final int EVENTS = 50_000;

    @Test
    void a_start_and_its_first_command_read_no_more_of_a_large_book_than_its_head() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            try (Ledger empty = open(database)) {
                empty.start(ReplayProgress.NONE);
            }
            fill(database);

            try (Ledger large = open(database)) {
                large.start(ReplayProgress.NONE);
                new Bootstrap(large.gateway(), large.dataSource(), large.clock()).run("demo.a-secret-of-some-length");
                assertThat(large.log().headPosition()).isGreaterThan(EVENTS);
            }

            assertThat(rowsRead(database, "event"))
                    .as("rows read of the book: those that the start itself wrote, for the views")
                    .isLessThan(50);
            assertThat(rowsRead(database, "command_key")).isLessThan(50);
            assertThat(rowsRead(database, "snapshot")).isLessThan(50);
        }
    }

    private static Ledger open(TestDatabase database) {
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        return Ledger.over(Database.open(new LedgerConfig(Path.of("unused"), login, 0, null)));
    }

    /** Events as rows only: whoever looks into one fails. All views have seen them. */
    private static void fill(TestDatabase database) throws SQLException {
        run(
                database,
                "INSERT INTO ledger.event SELECT 1, n, 't/customer:c' || n, 0, gen_random_uuid(), 'unreadable', 1,"
                        + " now(), 'x', 'x', 'k' || n, 'x' FROM generate_series(1, " + EVENTS + ") n",
                "INSERT INTO ledger.command_key SELECT 1, 't', 'k' || n, 'x', n, 1, NULL" + " FROM generate_series(1, "
                        + EVENTS + ") n",
                "INSERT INTO ledger.snapshot SELECT 1, 't/customer:c' || n, 0, 'x', 1, 'x'"
                        + " FROM generate_series(1, " + EVENTS + ") n",
                "UPDATE ledger.head SET position = " + EVENTS + ", version = version + 1",
                "UPDATE ledger.view_token SET position = " + EVENTS,
                "ANALYZE",
                "SELECT pg_stat_reset()");
    }

    /** How many rows of a table were read by anybody since the table was filled. */
    private static long rowsRead(TestDatabase database, String table) throws SQLException {
        try (Connection connection = database.superuserDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT seq_tup_read + coalesce(idx_tup_fetch, 0)"
                        + " FROM pg_stat_user_tables WHERE schemaname = 'ledger' AND relname = '" + table + "'")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static void run(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.superuserDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
