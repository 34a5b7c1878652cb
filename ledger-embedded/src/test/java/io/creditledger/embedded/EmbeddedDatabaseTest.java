package io.creditledger.embedded;

import static io.creditledger.embedded.Sessions.execute;
import static io.creditledger.embedded.Sessions.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.open(directory);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void every_durability_setting_is_really_on() throws SQLException {
        assertThat(database.durability()).isEqualTo(new Durability("on", "on", "on", "on"));
        assertThat(database.durability().survivesCrash()).isTrue();
        assertThat(query(database, "SHOW max_wal_size")).containsExactly("4GB");
    }

    @Test
    void a_wrong_password_is_refused() {
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void nobody_is_let_in_without_a_password() throws IOException {
        assertThat(Files.readAllLines(directory.resolve("postgresql/data/pg_hba.conf")))
                .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("scram-sha-256"));
    }

    @Test
    void the_application_is_no_superuser_but_owns_its_database_and_may_create_roles() throws SQLException {
        assertThat(query(
                        database,
                        "SELECT concat_ws(' ', rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls)"
                                + " FROM pg_roles WHERE rolname = current_user"))
                .containsExactly("f t f f f");
        assertThat(query(database, "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'ledger'"))
                .containsExactly("ledger");
    }

    @Test
    void the_server_listens_on_this_machine_only_and_has_no_socket_file() throws SQLException, IOException {
        assertThat(query(database, "SHOW listen_addresses")).containsExactly("localhost");
        List<String> postmaster = Files.readAllLines(directory.resolve("postgresql/data/postmaster.pid"));
        assertThat(postmaster.get(4)).as("directory of the socket file").isEmpty();
        assertThat(postmaster.get(5)).as("address").isEqualTo("localhost");
    }

    @Test
    void only_the_owner_of_the_directory_can_read_the_password() throws IOException {
        assertThat(permissions(directory.resolve("postgresql"))).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("postgresql/ledger.password"))).isEqualTo("rw-------");
        assertThat(permissions(directory.resolve("postgresql/postgres.password")))
                .isEqualTo("rw-------");
    }

    @Test
    void opening_the_same_directory_again_joins_the_running_server_and_does_not_stop_it() throws SQLException {
        EmbeddedDatabase second = EmbeddedDatabase.open(directory);
        assertThat(second.owned()).isFalse();
        assertThat(second.url()).isEqualTo(database.url());
        execute(second, "CREATE TABLE shared AS SELECT 7 AS number");
        second.close();

        assertThat(database.owned()).isTrue();
        assertThat(query(database, "SELECT number FROM shared")).isEqualTo(List.of("7"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
