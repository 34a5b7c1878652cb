package io.creditledger.api.operations;

import io.creditledger.api.Database;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.Provider;
import io.creditledger.api.server.ApiServer;
import io.creditledger.api.stripe.StripeAccess;
import io.creditledger.embedded.Durability;
import java.io.PrintWriter;
import java.util.Optional;

/** What {@code serve} says when it is ready. */
final class Greeting {
    /** Fewer can be tried out; the ledger's own secrets have 43. */
    private static final int SECRET_CHARACTERS = 16;

    private final PrintWriter out;
    private final LedgerConfig config;
    private final Database database;
    private final Provider provider;

    Greeting(PrintWriter out, LedgerConfig config, Database database, Provider provider) {
        this.out = out;
        this.config = config;
        this.database = database;
        this.provider = provider;
    }

    void greet(ApiServer server, Optional<String> key) {
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
        out.println("  Payments    " + payments());
        out.println();
        out.println("  Ctrl-C stops it.");
        out.flush();
    }

    private String payments() {
        StripeAccess access = provider.access();
        if (access == null) {
            return "none: nothing is sold   (STRIPE_API_KEY for Stripe, LEDGER_STRIPE_SANDBOX=true to try it out)";
        }
        if (provider.sandbox() == null) {
            return "Stripe at " + access.base()
                    + (provider.price() == null ? "   (no LEDGER_CREDITS_PRICE: no bundles are sold)" : "")
                    + (access.webhookSecret() == null ? "   WARNING: no STRIPE_WEBHOOK_SECRET" : "");
        }
        return "the Stripe sandbox at " + access.base() + "   "
                + (database.isEmbedded()
                        ? "(no real money; STRIPE_API_KEY for Stripe itself)"
                        : "WARNING: no real money, as LEDGER_STRIPE_SANDBOX asks; STRIPE_API_KEY for Stripe itself");
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
