package io.creditledger.api;

import io.creditledger.api.payment.NoProvider;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.stripe.EmbeddedStripe;
import io.creditledger.api.stripe.StripeAccess;
import io.creditledger.api.stripe.StripeGateway;
import io.creditledger.core.money.Currency;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who takes the money: Stripe, or the sandbox in its place, or nobody. Nothing behind this knows which of them it is.
 *
 * @param gateway how it is asked
 * @param access where it is; null: nothing is sold
 * @param price of the bundle that organizations buy; null: none is sold
 * @param tierCurrency what entities' tiers are priced in
 * @param sandbox the sandbox; null: it is none
 */
public record Provider(
        PaymentGateway gateway,
        @Nullable StripeAccess access,
        @Nullable String price,
        Currency tierCurrency,
        @Nullable EmbeddedStripe sandbox)
        implements AutoCloseable {

    /**
     * Opens what is configured; the sandbox keeps its state below {@code dataDirectory}. On a database of somebody
     * else's, where people may mean it, the sandbox sells only when it was asked for.
     *
     * @param ownDatabase whether the database is the ledger's own, for trying out
     */
    public static Provider open(PaymentConfig config, Path dataDirectory, boolean ownDatabase) {
        String key = config.key();
        if (key == null) {
            return Objects.requireNonNullElse(config.sandbox(), ownDatabase)
                    ? of(EmbeddedStripe.open(dataDirectory.resolve("stripe-sandbox")), config)
                    : new Provider(new NoProvider(), null, "none", config.tierCurrency(), null);
        }
        StripeAccess access = StripeAccess.of(key, config.base(), config.webhookSecret());
        return new Provider(new StripeGateway(access), access, config.price(), config.tierCurrency(), null);
    }

    /** A sandbox that runs. */
    public static Provider of(EmbeddedStripe sandbox, PaymentConfig config) {
        String price = config.price() == null ? sandbox.price() : config.price();
        return new Provider(
                new StripeGateway(sandbox.access()), sandbox.access(), price, config.tierCurrency(), sandbox);
    }

    /** What its webhooks are signed with; null: none can be believed. */
    public @Nullable String webhookSecret() {
        return access == null ? null : access.webhookSecret();
    }

    /** Says where events are to be sent; Stripe itself is told in its dashboard. */
    public void tell(String webhook) {
        if (sandbox != null) {
            sandbox.tell(webhook);
        }
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
