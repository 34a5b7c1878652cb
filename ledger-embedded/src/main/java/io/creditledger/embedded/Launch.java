package io.creditledger.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bringing a server up, whatever its last owner left behind, and with the library's defaults put right. */
final class Launch {
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
    /** How long the library waits, also for a server that has already given up; a slow start is waited for here. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    /** What the library says when the class path has no server for this machine. */
    private static final String NO_PROGRAM = "Missing embedded postgres binaries";

    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LOG_LINES_SHOWN = 5;

    private Launch() {}

    static void refuseRootWithoutNamespaces() {
        boolean root = "root".equals(System.getProperty("user.name"));
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        if (root && linux && !LinuxUtils.isUnshareAvailable()) {
            throw new DatabaseNotStarted("PostgreSQL refuses to run as root, and this system does not let root become"
                    + " somebody else (no user namespaces): run as a normal user or set LEDGER_DB_URL");
        }
    }

    static void stopLeftover(ServerFiles files) throws IOException, InterruptedException {
        Postmaster left = Postmaster.read(files.postmasterPid());
        if (left == null) {
            return;
        }
        if (!left.isAlive()) {
            // PostgreSQL would refuse to start if the number now belongs to some other process. We hold the lock and
            // have seen that no server has it, so the file is only a trace of a crash.
            Files.deleteIfExists(files.postmasterPid());
            return;
        }
        LOG.info("Stopping the PostgreSQL server (process {}) that a killed ledger left running", left.pid());
        if (!left.stop(STOP_LIMIT)) {
            throw new DatabaseNotStarted("A PostgreSQL server (process " + left.pid() + ") still runs in "
                    + files.data() + " and does not stop: end it with 'kill -INT " + left.pid() + "' and try again");
        }
    }

    static Server launch(ServerFiles files, Map<String, String> settings) throws IOException, InterruptedException {
        EmbeddedPostgres.Builder builder = builder(files, settings);
        EmbeddedPostgres postgres = null;
        try {
            postgres = builder.start();
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) { // the last: it cannot be unpacked
            if (NO_PROGRAM.equals(e.getMessage())) {
                throw new DatabaseNotStarted(
                        "This build carries no PostgreSQL for " + System.getProperty("os.name") + " on "
                                + System.getProperty("os.arch") + ": set LEDGER_DB_URL to use a server of yours",
                        e);
            }
            if (!awaitSlowStart(files)) {
                throw new DatabaseNotStarted("The embedded database does not start: " + lastWords(files, e), e);
            }
        }
        Postmaster postmaster = Postmaster.read(files.postmasterPid());
        if (postmaster == null) {
            throw new DatabaseNotStarted("The embedded database stopped again: " + lastWords(files, null));
        }
        return new Server(files, postmaster, postgres);
    }

    private static EmbeddedPostgres.Builder builder(ServerFiles files, Map<String, String> settings)
            throws IOException {
        String password = Password.in(files.password(Server.SUPERUSER));
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files.data())
                .setCleanDataDirectory(false)
                .setPort(Port.of(files))
                .setPGStartupWait(FIRST_WAIT)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(files.binaries().toFile())
                .setOutputRedirector(Redirect.appendTo(files.log().toFile()))
                .setConnectConfig("password", password)
                // Options of initdb; the later --auth replaces the library's "trust".
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", files.password(Server.SUPERUSER).toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("log_min_messages", "warning");
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    private static boolean awaitSlowStart(ServerFiles files) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RECOVERY_LIMIT.toNanos();
        Postmaster postmaster = Postmaster.read(files.postmasterPid());
        if (postmaster != null) {
            LOG.info("PostgreSQL takes longer to start; after a crash it first repairs its files");
        }
        while (postmaster != null && postmaster.isAlive() && System.nanoTime() < deadline) {
            if (postmaster.ready()) {
                return true;
            }
            Thread.sleep(POLL);
            postmaster = Postmaster.read(files.postmasterPid());
        }
        return false;
    }

    private static String lastWords(ServerFiles files, @Nullable Throwable cause) throws IOException {
        List<String> lines = Files.exists(files.log()) ? Files.readAllLines(files.log()) : List.of();
        String log = String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        return (cause == null ? "" : cause + "\n") + log;
    }
}
