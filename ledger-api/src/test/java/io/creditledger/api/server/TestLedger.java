package io.creditledger.api.server;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.LedgerServer;
import io.creditledger.api.PaymentConfig;
import io.creditledger.api.PaymentSide;
import io.creditledger.api.Provider;
import io.creditledger.api.metrics.LedgerMetrics;
import io.creditledger.api.security.ApiKeys;
import io.creditledger.api.security.Scope;
import io.creditledger.api.security.Tenants;
import io.creditledger.api.stripe.EmbeddedStripe;
import io.creditledger.api.stripe.StripeAccess;
import io.creditledger.core.commandbus.WriteSettings;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.sandbox.SandboxSettings;
import io.creditledger.sandbox.StripeSandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;

/** A server on a free port, its ledger on a database of its own, with the demo tenant in it. */
final class TestLedger implements AutoCloseable {
    static final String KEY_ID = "lk_admin";
    static final String SECRET = "admin-secret-for-tests-0123456789";
    static final String ADMIN = KEY_ID + "." + SECRET;

    private final TestDatabase database;
    private final Ledger ledger;
    private final StripeSandbox sandbox;
    private final Provider provider;
    private final PaymentSide selling;
    private final ApiServer server;
    private final boolean first;
    private final LedgerMetrics metrics = new LedgerMetrics();

    TestLedger(ServerSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /** The same, all of it by this clock. */
    TestLedger(ServerSettings settings, Clock clock) {
        this(
                settings,
                TestDatabase.create(),
                StripeSandbox.start(SandboxSettings.inMemory().withClock(clock)),
                clock,
                true);
    }

    private TestLedger(
            ServerSettings settings, TestDatabase database, StripeSandbox sandbox, Clock clock, boolean first) {
        this.database = database;
        this.sandbox = sandbox;
        this.first = first;
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        Database connections = Database.open(new LedgerConfig(Path.of("unused"), login, 0, null));
        ledger = clock.equals(Clock.systemUTC())
                ? Ledger.over(connections, metrics.writes())
                : Ledger.over(connections, WriteSettings.DEFAULT, clock);
        ledger.start(ReplayProgress.NONE);
        new Bootstrap(ledger.gateway(), ledger.dataSource(), ledger.clock()).run(ADMIN);
        StripeAccess access = StripeAccess.of(sandbox.secretKey(), sandbox.baseUrl(), sandbox.webhookSecret())
                .within(Duration.ofSeconds(2), 0);
        EmbeddedStripe stripe = EmbeddedStripe.of(sandbox, access);
        provider = Provider.of(stripe, PaymentConfig.fromEnvironment(Map.of()));
        selling = new PaymentSide(ledger, provider);
        server = LedgerServer.start(ledger, selling, settings, metrics);
        selling.start(server.port());
    }

    /** Another node on the same database, with the same Stripe; to be closed before this one. */
    TestLedger secondNode() {
        return new TestLedger(ServerSettings.DEFAULT, database, sandbox, Clock.systemUTC(), false);
    }

    /** A caller of the native API and the organization dialect with the admin key. */
    Http admin() {
        return bearer(ADMIN);
    }

    /** A caller with a key of the demo tenant that has these scopes. */
    Http scoped(Scope first, Scope... more) {
        return bearer(newKey(Bootstrap.TENANT, EnumSet.of(first, more)));
    }

    /** A caller with the admin key of another, new tenant. */
    Http stranger() {
        String tenant = "t-" + UUID.randomUUID();
        new Tenants(ledger.dataSource()).create(tenant);
        return bearer(newKey(tenant, EnumSet.copyOf(Scope.OF_TENANTS)));
    }

    /** A caller with this whole key. */
    Http bearer(String key) {
        return anonymous().with("Authorization", "Bearer " + key);
    }

    /** A caller of the entity dialect: the owner, acting for {@code user}. */
    Http owner(String user) {
        return anonymous().with("apikey", KEY_ID).with("apisecret", SECRET).with("userid", user);
    }

    /** A caller without credentials. */
    Http anonymous() {
        return new Http(server.port());
    }

    /** A caller of the port for operators, for settings that have one. */
    Http operator() {
        return new Http(server.managementPort().orElseThrow());
    }

    /** What it has measured. */
    String metrics() {
        return metrics.scrape();
    }

    /** The Stripe that it sells through. */
    StripeSandbox sandbox() {
        return sandbox;
    }

    /** Selling, for what it does by itself. */
    PaymentSide selling() {
        return selling;
    }

    /** The provider that it sells through. */
    Provider provider() {
        return provider;
    }

    /** The database, for faults. */
    TestDatabase database() {
        return database;
    }

    ApiServer server() {
        return server;
    }

    Ledger ledger() {
        return ledger;
    }

    /** How many events requests have made; what the expiry job records by itself meanwhile does not count. */
    long headPosition() {
        return ledger.log().after(0, Integer.MAX_VALUE).stream()
                .filter(event -> !new String(event.metadata(), StandardCharsets.UTF_8).contains("\"actor\":\"expiry\""))
                .count();
    }

    @Override
    public void close() {
        server.close();
        selling.close();
        if (first) {
            provider.close();
        }
        ledger.close();
        if (first) {
            database.close();
        }
    }

    private String newKey(String tenant, EnumSet<Scope> scopes) {
        return new ApiKeys(ledger.dataSource())
                .create(tenant, scopes, null, null)
                .whole();
    }
}
