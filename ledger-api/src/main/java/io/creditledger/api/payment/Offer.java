package io.creditledger.api.payment;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A bundle of credits at the provider's price.
 *
 * @param price the provider's id, {@code price_…}
 * @param amount what one bundle costs
 * @param credits what one bundle brings
 * @param name of the product
 * @param description of the product
 */
public record Offer(
        String price,
        Money amount,
        Credits credits,
        @Nullable String name,
        @Nullable String description) {}
