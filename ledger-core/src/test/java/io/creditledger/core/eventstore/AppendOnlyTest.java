package io.creditledger.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.embedded.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** History cannot be changed with the rights that the ledger has. */
class AppendOnlyTest {
    private static final TestDatabase DATABASE = TestDatabase.create(Schema::migrate);
    private static final String EVENT =
            "INSERT INTO ledger.event VALUES (1, 1, 't/x', 0, gen_random_uuid(), 'x', 1, now(),"
                    + " '{}', '{}', NULL, sha256('x'))";

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.event SET payload = '{}'",
                "UPDATE ledger.event SET hash = '' WHERE false",
                "DELETE FROM ledger.event",
                "TRUNCATE ledger.event"
            })
    void events_can_be_changed_neither_by_the_application_nor_by_the_owner(String change) {
        assertRefused("SET ROLE ledger_app", change, "permission denied");
        assertRefused("RESET ROLE", change, "append only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.command_key SET refusal = NULL",
                "DELETE FROM ledger.command_key",
                "TRUNCATE ledger.command_key",
                "DELETE FROM ledger.head",
                "INSERT INTO ledger.head SELECT 2, position, version, batch, chain, recorded_at FROM ledger.head",
                "ALTER TABLE ledger.event DISABLE TRIGGER event_append_only",
                "DROP TRIGGER event_append_only ON ledger.event",
                "SET session_replication_role = replica"
            })
    void the_application_cannot_take_back_an_outcome_or_its_own_fetters(String change) {
        assertRefused("SET ROLE ledger_app", change, "");
    }

    @Test
    void the_application_may_add_and_read_events() {
        assertThatCode(() -> runRolledBack("SET ROLE ledger_app", EVENT)).doesNotThrowAnyException();
        assertThatCode(() -> runRolledBack("SET ROLE ledger_app", "SELECT * FROM ledger.event_json"))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(String role, String change, String message) {
        assertThatThrownBy(() -> runRolledBack(role, EVENT, change))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"))
                .hasMessageContaining(message);
    }

    private static void runRolledBack(String... statements) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.rollback();
        }
    }
}
