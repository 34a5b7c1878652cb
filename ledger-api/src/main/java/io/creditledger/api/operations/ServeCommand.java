package io.creditledger.api.operations;

import io.creditledger.api.ConfigurationError;
import io.creditledger.api.Database;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.PaymentConfig;
import io.creditledger.api.server.ServerSettings;
import io.creditledger.embedded.DatabaseNotStarted;
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
            "Serves the ledger over HTTP until it is told to stop.",
            "Ctrl-C stops it. Without LEDGER_DB_URL it runs its own PostgreSQL in the data directory; an empty",
            "database gets a tenant to try things with.",
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
            "  STRIPE_API_KEY         Stripe's secret key; without it a sandbox takes its place: no real money",
            "  LEDGER_STRIPE_SANDBOX  true: the sandbox sells with LEDGER_DB_URL, too; false: it never does",
            "  LEDGER_RECONCILE       daily comparison with Stripe: list, apply or none (list)",
            "  STRIPE_WEBHOOK_SECRET  what Stripe signs its webhooks with",
            "  LEDGER_CREDITS_PRICE   Stripe's price of the bundle that organizations buy",
            "  LEDGER_TIER_CURRENCY   what entities' tiers are priced in (usd)",
            "  LEDGER_DB_URL, LEDGER_DB_USER, LEDGER_DB_PASSWORD   a PostgreSQL server of yours instead",
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Logging.check(System.getenv());
        LedgerConfig config = LedgerConfig.fromEnvironment(System.getenv());
        ServerSettings settings = settings(config);
        FreePort.check(settings.port());
        PaymentConfig payments = PaymentConfig.fromEnvironment(System.getenv());
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        Node node = Node.start(config, payments, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, stopped), "stop"));
        Database database = node.database();
        new Greeting(spec.commandLine().getOut(), config, database, node.provider())
                .greet(node.server(), node.bootstrapKey());
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

    private static void stop(Node node, CompletableFuture<Boolean> stopped) {
        LOG.info("stopping: finishing what is under way");
        node.close();
        LOG.info("stopped");
        stopped.complete(true);
        Logging.flush();
    }
}
