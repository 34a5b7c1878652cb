package io.creditledger.api.operations;

import io.creditledger.api.ConfigurationError;
import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.LedgerServer;
import io.creditledger.api.metrics.LedgerMetrics;
import io.creditledger.api.server.ApiServer;
import io.creditledger.api.server.Bootstrap;
import io.creditledger.api.server.ServerSettings;
import io.creditledger.embedded.DatabaseNotStarted;
import io.creditledger.embedded.Durability;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The server. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves the ledger over HTTP until it is told to stop (Ctrl-C). Without LEDGER_DB_URL it runs its own",
            "PostgreSQL in the data directory; an empty database gets a tenant to try things with.",
        },
        footer = {
            "",
            "Environment:",
            "  LEDGER_PORT            port of HTTP (8080)",
            "  LEDGER_DATA_DIR        where the embedded database lives",
            "  LEDGER_MANAGEMENT_PORT metrics and health for operators (9464 on this machine only), or 'none'",
            "  LEDGER_REQUEST_LOG     lines about requests: all, failed or none (all)",
            "  LEDGER_LOG_FORMAT      human or ecs: JSON for log collectors (human)",
            "  LEDGER_DRAIN_SECONDS   how long a stopping node says that it is not ready before it stops (0)",
            "  LEDGER_BOOTSTRAP_KEY   admin key of tenant 'demo' on an empty database, <id>.<secret>",
            "  LEDGER_DB_URL, LEDGER_DB_USER, LEDGER_DB_PASSWORD   a PostgreSQL server of yours instead",
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /** Fewer can be tried out; the ledger's own secrets have 43. */
    private static final int SECRET_CHARACTERS = 16;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Logging.check(System.getenv());
        LedgerConfig config = LedgerConfig.fromEnvironment(System.getenv());
        ServerSettings settings = settings(config);
        Database database = Database.open(config);
        LedgerMetrics metrics = new LedgerMetrics();
        Ledger ledger = Ledger.over(database, metrics.writes());
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        try {
            Progress progress = Progress.onStderr("building views", "events");
            ledger.start((position, head, perSecond) -> {
                progress.total(head);
                progress.at(position);
            });
            Optional<String> key =
                    new Bootstrap(ledger.gateway(), ledger.dataSource(), ledger.clock()).run(config.bootstrapKey());
            ApiServer server = LedgerServer.start(ledger, settings, metrics);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, ledger, stopped), "stop"));
            greet(server, key, config, database);
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
        CompletableFuture.anyOf(stopped, database.lost()).join();
        DatabaseNotStarted lost = database.lost().getNow(null);
        if (lost != null) {
            throw lost; // It would answer 503 for ever; whoever watches the process can start it again.
        }
        return ExitCode.CLEAN;
    }

    private static ServerSettings settings(LedgerConfig config) {
        try {
            return ServerSettings.of(System.getenv()).onPort(config.port());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(String.valueOf(e.getMessage()), e);
        }
    }

    private static void stop(ApiServer server, Ledger ledger, CompletableFuture<Boolean> stopped) {
        LOG.info("stopping: finishing what is under way");
        server.close();
        ledger.close();
        LOG.info("stopped");
        stopped.complete(true);
        Logging.flush();
    }

    private void greet(ApiServer server, Optional<String> key, LedgerConfig config, Database database) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println("The ledger is ready.");
        out.println();
        out.println(
                "  URL         http://localhost:" + server.port() + "   (API pages: /docs, OpenAPI: /openapi.json)");
        out.println("  Key         " + key.orElse("set up earlier; only its hash is kept"));
        if (key.isPresent()) {
            out.println("              admin of tenant 'demo', shown this once"
                    + (isGuessable(key.get()) ? "; WARNING: so short a secret can be guessed" : ""));
        }
        server.managementPort()
                .ifPresent(port -> out.println("  Metrics     http://localhost:" + port + "/metrics   (no key, so not"
                        + " for the world; also /livez, /readyz)"));
        out.println("  Data        "
                + (database.isEmbedded()
                        ? config.dataDirectory() + "   (embedded PostgreSQL, one machine)"
                        : database.url()));
        out.println("  Durability  " + words(database.durability()));
        out.println();
        out.println("  Ctrl-C stops it.");
        out.flush();
    }

    private static boolean isGuessable(String key) {
        return key.length() - key.indexOf('.') - 1 < SECRET_CHARACTERS;
    }

    private static String words(Durability durability) {
        String settings = "fsync " + durability.fsync() + ", synchronous_commit " + durability.synchronousCommit()
                + ", full_page_writes " + durability.fullPageWrites() + ", checksums " + durability.dataChecksums();
        return durability.survivesCrash()
                ? settings
                : settings + "   WARNING: acknowledged credits can be lost in a crash";
    }
}
