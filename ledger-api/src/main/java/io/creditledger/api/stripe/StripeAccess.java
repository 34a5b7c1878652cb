package io.creditledger.api.stripe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Stripe is reached.
 *
 * @param key the secret or restricted key of the API
 * @param base where its API is
 * @param webhookSecret what its webhooks are signed with; null: none can be believed
 * @param connect how long a connection may take
 * @param read how long an answer may take
 * @param retries how often a request is sent again at once, under the same key, when there was no answer
 */
public record StripeAccess(
        String key, String base, @Nullable String webhookSecret, Duration connect, Duration read, int retries) {
    /** Where Stripe is. */
    public static final String STRIPE = "https://api.stripe.com";

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(12);

    /** With patience that a person at a checkout has: half a minute, one repetition included. */
    public static StripeAccess of(String key, String base, @Nullable String webhookSecret) {
        return new StripeAccess(key, base, webhookSecret, CONNECT, READ, 1);
    }

    /** The same with other patience. */
    public StripeAccess within(Duration answer, int repetitions) {
        return new StripeAccess(key, base, webhookSecret, connect, answer, repetitions);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Stripe at " + base;
    }
}
