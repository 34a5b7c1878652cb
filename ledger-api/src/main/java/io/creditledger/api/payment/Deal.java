package io.creditledger.api.payment;

import io.creditledger.core.money.Money;
import io.creditledger.core.payment.FutureUse;
import io.creditledger.core.payment.Quote;
import org.jspecify.annotations.Nullable;

/**
 * What a payer agrees to.
 *
 * @param amount to be paid
 * @param quote what it will buy, at the terms of now; null: that was not said
 * @param use what the payer's method is saved for; null: it is not saved
 */
public record Deal(
        Money amount, @Nullable Quote quote, @Nullable FutureUse use) {
    /** Money alone. */
    public static Deal of(Money amount) {
        return new Deal(amount, null, null);
    }
}
