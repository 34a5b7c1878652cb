package io.creditledger.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is started.
 *
 * @param port the port on loopback; 0 for any free one
 * @param directory where the state is kept; null keeps it in memory
 * @param secretKey the key of the API; null for one of its own, kept with the state
 * @param webhooks where events go from the start
 * @param clock what time it is; {@code /sandbox/advance} adds to it
 * @param retryDelay how long after a failed delivery the first retry comes; each further one doubles, up to an hour
 * @param publicUrl how browsers reach the sandbox; null when they are on this machine
 * @param eventVersion the API version that events are written in
 */
public record SandboxSettings(
        int port,
        @Nullable Path directory,
        @Nullable String secretKey,
        List<Webhook> webhooks,
        Clock clock,
        Duration retryDelay,
        @Nullable URI publicUrl,
        String eventVersion) {
    /** The API version that the sandbox speaks. */
    public static final String API_VERSION = "2026-07-29.dahlia";

    /** An endpoint: its URL, its secret (null for the sandbox's own), the event types it wants ({@code *} for all). */
    public record Webhook(String url, @Nullable String secret, List<String> types) {}

    /** In memory, on any port, with nobody to tell. */
    public static SandboxSettings inMemory() {
        return new SandboxSettings(
                0, null, null, List.of(), Clock.systemUTC(), Duration.ofSeconds(1), null, API_VERSION);
    }

    /** The same on this port. */
    public SandboxSettings withPort(int other) {
        return new SandboxSettings(other, directory, secretKey, webhooks, clock, retryDelay, publicUrl, eventVersion);
    }

    /** The same with its state kept in this directory. */
    public SandboxSettings withDirectory(Path other) {
        return new SandboxSettings(port, other, secretKey, webhooks, clock, retryDelay, publicUrl, eventVersion);
    }

    /** The same with this key. */
    public SandboxSettings withSecretKey(String other) {
        return new SandboxSettings(port, directory, other, webhooks, clock, retryDelay, publicUrl, eventVersion);
    }

    /** The same with one more endpoint that wants all events, signed with the sandbox's own secret. */
    public SandboxSettings withWebhook(String url) {
        return withWebhook(new Webhook(url, null, List.of("*")));
    }

    /** The same with one more endpoint. */
    public SandboxSettings withWebhook(Webhook webhook) {
        List<Webhook> more = new ArrayList<>(webhooks);
        more.add(webhook);
        return new SandboxSettings(port, directory, secretKey, more, clock, retryDelay, publicUrl, eventVersion);
    }

    /** The same by another clock. */
    public SandboxSettings withClock(Clock other) {
        return new SandboxSettings(port, directory, secretKey, webhooks, other, retryDelay, publicUrl, eventVersion);
    }

    /** The same with another delay of the first retry. */
    public SandboxSettings withRetryDelay(Duration other) {
        return new SandboxSettings(port, directory, secretKey, webhooks, clock, other, publicUrl, eventVersion);
    }

    /** The same, reached by browsers at this URL. */
    public SandboxSettings withPublicUrl(URI other) {
        return new SandboxSettings(port, directory, secretKey, webhooks, clock, retryDelay, other, eventVersion);
    }

    /** The same with events written in another API version, as an endpoint at Stripe may have. */
    public SandboxSettings withEventVersion(String other) {
        return new SandboxSettings(port, directory, secretKey, webhooks, clock, retryDelay, publicUrl, other);
    }
}
