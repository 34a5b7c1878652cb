package io.creditledger.api.payment;

import io.creditledger.core.money.Currency;
import java.util.function.LongSupplier;

/**
 * What selling credits needs.
 *
 * @param provider who takes the money
 * @param payments between the ledger and the provider
 * @param renewals recurring tiers of accounts
 * @param bundles what organizations buy
 * @param webhooks where the provider tells what happened
 * @param tierCurrency what entities' tiers are priced in
 * @param head the position of the book's last event
 */
public record Sales(
        PaymentGateway provider,
        Payments payments,
        Renewals renewals,
        Bundles bundles,
        Webhooks webhooks,
        Currency tierCurrency,
        LongSupplier head) {}
