package io.creditledger.embedded;

import static io.creditledger.embedded.Sessions.execute;
import static io.creditledger.embedded.Sessions.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    /** One directory for all tests that leave it in order: creating one takes seconds. */
    @TempDir
    static Path directory;

    @Test
    void data_and_password_survive_a_restart() throws SQLException {
        String password;
        try (EmbeddedDatabase first = EmbeddedDatabase.open(directory)) {
            execute(first, "CREATE TABLE survivor AS SELECT 'before' AS row");
            password = first.password();
        }
        assertThat(pidFile()).doesNotExist();
        try (EmbeddedDatabase second = EmbeddedDatabase.open(directory)) {
            assertThat(second.owned()).isTrue();
            assertThat(second.password()).isEqualTo(password);
            assertThat(query(second, "SELECT row FROM survivor")).containsExactly("before");
        }
    }

    @Test
    void what_a_killed_process_had_acknowledged_is_there_after_opening_again()
            throws IOException, SQLException, InterruptedException {
        killed(Sessions.spawnOwner(directory, "killed"));
        Postmaster left = Postmaster.read(pidFile());
        assertThat(left.isAlive()).as("the server outlives its killed owner").isTrue();

        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            assertThat(database.owned()).isTrue();
            assertThat(left.isAlive()).isFalse();
            assertThat(query(database, "SELECT row FROM kept")).contains("killed");
        }
    }

    @Test
    void a_crash_of_process_and_server_loses_nothing_acknowledged()
            throws IOException, SQLException, InterruptedException {
        Process owner = Sessions.spawnOwner(directory, "crashed");
        Postmaster server = Postmaster.read(pidFile());
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        killed(owner);
        assertThat(server.awaitExit(Duration.ofSeconds(10))).isTrue();

        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            assertThat(query(database, "SELECT row FROM kept")).contains("crashed");
        }
    }

    @Test
    void another_process_that_runs_the_server_is_joined_and_replaced_when_it_is_gone()
            throws IOException, SQLException, InterruptedException {
        Process owner = Sessions.spawnOwner(directory, "joined");
        try (EmbeddedDatabase guest = EmbeddedDatabase.open(directory)) {
            assertThat(guest.owned()).isFalse();
            assertThat(query(guest, "SELECT row FROM kept")).contains("joined");
        }
        killed(owner);
        try (EmbeddedDatabase heir = EmbeddedDatabase.open(directory)) {
            assertThat(heir.owned()).isTrue();
        }
    }

    @Test
    void a_first_start_that_was_interrupted_is_put_aside_and_done_again(@TempDir Path fresh)
            throws IOException, SQLException {
        Path data = Files.createDirectories(fresh.resolve("postgresql/data"));
        Files.writeString(data.resolve("postgresql.conf"), "half written");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(fresh)) {
            assertThat(query(database, "SELECT 1")).containsExactly("1");
        }
        assertThat(fresh.resolve("postgresql/data.unfinished-1/postgresql.conf"))
                .hasContent("half written");
    }

    @Test
    void a_damaged_directory_is_reported_with_the_servers_own_words_and_left_as_it_is(@TempDir Path damaged)
            throws IOException {
        EmbeddedDatabase.open(damaged).close();
        Path version = damaged.resolve("postgresql/data/PG_VERSION");
        Files.writeString(version, "9\n");
        assertThatThrownBy(() -> EmbeddedDatabase.open(damaged))
                .isInstanceOf(DatabaseNotStarted.class)
                .hasMessageContaining("incompatible");
        assertThat(version).hasContent("9");
    }

    @Test
    void a_number_that_now_belongs_to_another_process_is_no_server() throws IOException, SQLException {
        EmbeddedDatabase.open(directory).close();
        Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n" + directory + "\n1\n5432\n");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            assertThat(query(database, "SELECT 1")).containsExactly("1");
        }
    }

    private Path pidFile() {
        return directory.resolve("postgresql/data/postmaster.pid");
    }

    private static void killed(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
