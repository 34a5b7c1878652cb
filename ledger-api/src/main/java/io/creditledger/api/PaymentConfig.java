package io.creditledger.api;

import io.creditledger.api.reconcile.Reconciling;
import io.creditledger.api.stripe.StripeAccess;
import io.creditledger.core.money.Currency;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How credits are sold.
 *
 * @param key Stripe's secret or restricted key; null: the sandbox takes its place
 * @param base where Stripe's API is
 * @param webhookSecret what Stripe signs its webhooks with; null: none is believed
 * @param price Stripe's price of the bundle that organizations buy; null: the sandbox's own, with Stripe none
 * @param tierCurrency what entities' tiers are priced in
 * @param sandbox whether the sandbox sells where there is no key; null: with the ledger's own database only
 * @param reconciling what the daily comparison with the provider does
 */
public record PaymentConfig(
        @Nullable String key,
        String base,
        @Nullable String webhookSecret,
        @Nullable String price,
        Currency tierCurrency,
        @Nullable Boolean sandbox,
        Reconciling reconciling) {

    /**
     * From {@code STRIPE_API_KEY}, {@code STRIPE_API_BASE}, {@code STRIPE_WEBHOOK_SECRET},
     * {@code LEDGER_CREDITS_PRICE}, {@code LEDGER_TIER_CURRENCY}, {@code LEDGER_STRIPE_SANDBOX},
     * {@code LEDGER_RECONCILE}; the secrets also from a file named by the same name with {@code _FILE} behind it.
     *
     * @throws ConfigurationError when a value cannot be used
     */
    public static PaymentConfig fromEnvironment(Map<String, String> environment) {
        String currency = LedgerConfig.value(environment, "LEDGER_TIER_CURRENCY");
        if (currency != null && !Currency.isCode(currency)) {
            throw new ConfigurationError(
                    "LEDGER_TIER_CURRENCY must be three lower-case letters such as usd, got '" + currency + "'");
        }
        return new PaymentConfig(
                LedgerConfig.secret(environment, "STRIPE_API_KEY"),
                Objects.requireNonNullElse(LedgerConfig.value(environment, "STRIPE_API_BASE"), StripeAccess.STRIPE),
                LedgerConfig.secret(environment, "STRIPE_WEBHOOK_SECRET"),
                LedgerConfig.value(environment, "LEDGER_CREDITS_PRICE"),
                new Currency(currency == null ? "usd" : currency),
                sandbox(environment),
                reconciling(environment));
    }

    private static @Nullable Boolean sandbox(Map<String, String> environment) {
        String given = LedgerConfig.value(environment, "LEDGER_STRIPE_SANDBOX");
        return switch (given) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigurationError("LEDGER_STRIPE_SANDBOX must be true or false, got '" + given + "'");
        };
    }

    private static Reconciling reconciling(Map<String, String> environment) {
        String given = Objects.requireNonNullElse(LedgerConfig.value(environment, "LEDGER_RECONCILE"), "list");
        return switch (given) {
            case "list" -> Reconciling.LIST;
            case "apply" -> Reconciling.APPLY;
            case "none" -> Reconciling.NONE;
            default ->
                throw new ConfigurationError("LEDGER_RECONCILE must be list, apply or none, got '" + given + "'");
        };
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return key == null ? "the sandbox" : "Stripe at " + base;
    }
}
