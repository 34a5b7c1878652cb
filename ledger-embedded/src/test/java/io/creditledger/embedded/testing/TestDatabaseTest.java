package io.creditledger.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void each_database_is_a_fresh_copy_of_a_template_that_is_migrated_once() throws SQLException {
        AtomicInteger migrations = new AtomicInteger();
        Consumer<DataSource> migrate = source -> {
            migrations.incrementAndGet();
            run(source, "CREATE TABLE migrated AS SELECT 1 AS number");
        };
        try (TestDatabase first = TestDatabase.create("counted", migrate);
                TestDatabase second = TestDatabase.create("counted", migrate)) {
            run(first.dataSource(), "INSERT INTO migrated VALUES (2)");
            assertThat(read(first.dataSource(), "SELECT count(*) FROM migrated"))
                    .isEqualTo("2");
            assertThat(read(second.dataSource(), "SELECT count(*) FROM migrated"))
                    .isEqualTo("1");
        }
        assertThat(migrations).hasValue(1);
    }

    @Test
    void the_owner_has_the_rights_of_production() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(read(
                            database.dataSource(),
                            "SELECT concat_ws(' ', current_user, rolsuper, rolcreaterole)"
                                    + " FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("ledger f t");
            assertThat(read(database.superuserDataSource(), "SHOW is_superuser"))
                    .isEqualTo("on");
        }
    }

    @Test
    void terminated_connections_fail_and_new_ones_work() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.dataSource().getConnection()) {
            database.terminateConnections();
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
            assertThat(read(database.dataSource(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_closed_database_is_gone() throws SQLException {
        TestDatabase database = TestDatabase.create();
        database.close();
        assertThatThrownBy(() -> database.dataSource().getConnection())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("does not exist");
    }

    private static void run(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String read(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
