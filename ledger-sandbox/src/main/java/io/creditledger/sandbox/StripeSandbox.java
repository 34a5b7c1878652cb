package io.creditledger.sandbox;

import io.creditledger.sandbox.fault.Faults;
import io.creditledger.sandbox.http.Answer;
import io.creditledger.sandbox.http.Call;
import io.creditledger.sandbox.page.Pages;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.store.Store;
import io.creditledger.sandbox.stripe.Disputes;
import io.creditledger.sandbox.stripe.Due;
import io.creditledger.sandbox.stripe.Endpoint;
import io.creditledger.sandbox.stripe.Refunds;
import io.creditledger.sandbox.stripe.Settlement;
import io.creditledger.sandbox.stripe.World;
import io.creditledger.sandbox.webhook.Webhooks;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Stripe of one's own: speaks Stripe's HTTP API on loopback, remembers, sends signed webhooks, and misbehaves when
 * asked to. Point a Stripe client's API base at {@link #baseUrl()} and give it {@link #secretKey()}.
 */
public final class StripeSandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StripeSandbox.class);
    private static final Duration LOOKS_AT_THE_CLOCK = Duration.ofSeconds(1);

    private final Store store;
    private final Worlds worlds;
    private final Server server;
    private final Keys keys;
    private final String webhookSecret;
    private final String publicUrl;
    private final Faults faults = new Faults();
    private final Webhooks webhooks;
    private final Thread clockwork;

    private StripeSandbox(SandboxSettings settings) {
        store = new Store(settings.directory());
        worlds = new Worlds(store, settings);
        keys = new Keys(
                worlds.secret("secret_key", settings.secretKey(), "sk_test_51", 97),
                worlds.secret("publishable_key", null, "pk_test_51", 97));
        webhookSecret = worlds.secret("webhook_secret", null, "whsec_", 32);
        server = serverOrNothing(settings.port());
        URI elsewhere = settings.publicUrl();
        publicUrl = elsewhere == null ? baseUrl() : elsewhere.toString();
        webhooks = new Webhooks(worlds::quietly, worlds::now, faults, this::addressed, settings.retryDelay());
        worlds.afterEach(webhooks::wake);
        settings.webhooks().forEach(this::addWebhook);
        clockwork = Thread.ofVirtual().name("sandbox clockwork").unstarted(this::watchTheClock);
    }

    /** A port that is taken must not keep the directory locked. */
    private Server serverOrNothing(int port) {
        try {
            return new Server(port);
        } catch (UncheckedIOException e) {
            store.close();
            throw e;
        }
    }

    /** Starts a sandbox; it runs until it is closed. */
    public static StripeSandbox start(SandboxSettings settings) {
        StripeSandbox sandbox = new StripeSandbox(settings);
        Api api = new Api(sandbox.worlds, sandbox.keys, sandbox.faults);
        Switches switches = new Switches(sandbox, sandbox.keys);
        sandbox.server.start(
                call -> {
                    if (call.path().startsWith("/v1/")) {
                        return api.answer(call);
                    }
                    return call.path().startsWith("/sandbox/") ? switches.answer(call) : sandbox.page(call);
                },
                sandbox::addressed);
        sandbox.clockwork.start();
        return sandbox;
    }

    private Answer page(Call call) {
        return change(world -> Pages.answer(world, call));
    }

    private <T> T change(Function<World, T> what) {
        return worlds.change(World.Origin.NOBODY, what);
    }

    private String addressed(String text) {
        return text.replace(World.BASE, publicUrl);
    }

    /** Where it listens, as {@code http://127.0.0.1:12111}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The key of a seller's server. */
    public String secretKey() {
        return keys.secret();
    }

    /** The key of a browser. */
    public String publishableKey() {
        return keys.publishable();
    }

    /** What webhooks are signed with, where an endpoint has no secret of its own. */
    public String webhookSecret() {
        return webhookSecret;
    }

    /** Tells this URL of all events from now on. */
    public void addWebhook(String url) {
        addWebhook(new SandboxSettings.Webhook(url, null, List.of("*")));
    }

    /** Tells an endpoint of events from now on. Endpoints are known by the order in which they are added. */
    public void addWebhook(SandboxSettings.Webhook webhook) {
        String secret = webhook.secret();
        Endpoint endpoint = new Endpoint(
                "we_1Sandbox" + worlds.endpoints().size(),
                webhook.url(),
                secret == null ? webhookSecret : secret,
                webhook.types());
        worlds.endpoints().add(endpoint);
        webhooks.start(endpoint);
    }

    /** What goes wrong on purpose. */
    public Faults faults() {
        return faults;
    }

    /** The events on their way: held back, let go, delivered one by one. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** The sandbox's time. */
    public Instant now() {
        return worlds.now();
    }

    /**
     * Lets time pass; what falls due meanwhile happens: sessions expire, banks answer, failed deliveries are retried.
     */
    public void advance(Duration by) {
        worlds.advance(by);
        settleDue();
        webhooks.wake();
    }

    /** A bank disputes a charge; without an amount all of it that was not refunded. */
    public ObjectNode openDispute(String charge, String reason, @Nullable Long amount) {
        return change(world -> Disputes.open(world, world.edit(Kind.CHARGE, charge), reason, false, amount));
    }

    /** The bank decides a dispute. */
    public ObjectNode decideDispute(String dispute, boolean won) {
        return change(world -> Disputes.decide(world, dispute, won));
    }

    /** A bank answers a payment that is processing: with the code of a failure, or null when the money came. */
    public ObjectNode settlePayment(String paymentIntent, @Nullable String failure) {
        return change(world -> Settlement.settleNow(world, paymentIntent, failure));
    }

    /** A bank answers a refund: with the reason of a failure, or null when it arrived. */
    public ObjectNode settleRefund(String refund, @Nullable String failure) {
        return change(world -> Refunds.settleNow(world, refund, failure));
    }

    private void settleDue() {
        if (change(Due::any)) {
            change(world -> {
                Due.settle(world);
                return world;
            });
        }
    }

    private void watchTheClock() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                settleDue();
            } catch (RuntimeException e) {
                LOG.error("What is due is tried again", e);
            }
            Pause.of(LOOKS_AT_THE_CLOCK);
        }
    }

    @Override
    public void close() {
        clockwork.interrupt();
        server.close();
        webhooks.close();
        try {
            clockwork.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
