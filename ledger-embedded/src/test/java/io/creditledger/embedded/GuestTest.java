package io.creditledger.embedded;

import static io.creditledger.embedded.Sessions.execute;
import static io.creditledger.embedded.Sessions.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a process that is connected to another one's server when that one ends. */
class GuestTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    @Test
    void a_guest_runs_the_server_on_at_the_same_place_when_its_owner_has_stopped_it() throws Exception {
        Process owner = Sessions.spawnOwner(directory, "before");
        try (EmbeddedDatabase guest = EmbeddedDatabase.open(directory)) {
            assertThat(guest.owned()).isFalse();
            owner.getOutputStream().close(); // which makes it close its database and end
            assertThat(owner.waitFor()).isZero();

            await(() -> write(guest, "after"));
            assertThat(query(guest, "SELECT row FROM kept")).contains("before", "after");
            await(guest::owned); // the server takes connections a moment before it is this process's
            assertThat(guest.lost()).isNotDone();
        }
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void a_guest_keeps_the_server_running_that_a_killed_owner_has_left() throws Exception {
        Process owner = Sessions.spawnOwner(directory, "left");
        long server = Postmaster.read(pidFile()).pid();
        try (EmbeddedDatabase guest = EmbeddedDatabase.open(directory)) {
            owner.destroyForcibly().waitFor();

            await(guest::owned);
            assertThat(write(guest, "kept on")).isTrue();
            assertThat(Postmaster.read(pidFile()).pid()).isEqualTo(server);
        }
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void a_server_is_at_the_same_port_after_a_restart_and_elsewhere_when_that_is_taken() throws IOException {
        int port = port();
        assertThat(port()).isEqualTo(port);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(port()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void a_guest_whose_server_is_elsewhere_now_says_that_it_has_lost_it() throws Exception {
        EmbeddedDatabase owner = EmbeddedDatabase.open(directory);
        ServerFiles files = ServerFiles.in(directory);
        int elsewhere = Postmaster.read(files.postmasterPid()).port() + 1;
        try (owner;
                Guest guest = Guest.watching(files, Map.of(), elsewhere)) {
            assertThat(guest.lost().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .hasMessageContaining("because port " + elsewhere + " was taken");
        }
    }

    private static int port() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory)) {
            return Integer.parseInt(Files.readString(directory.resolve("postgresql/port")));
        }
    }

    private static Path pidFile() {
        return directory.resolve("postgresql/data/postmaster.pid");
    }

    private static boolean write(EmbeddedDatabase database, String row) {
        try {
            execute(database, "INSERT INTO kept VALUES ('" + row + "')");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void await(BooleanSupplier come) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
