package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Decimals;
import io.creditledger.core.money.Rounding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Usage that an undone decrement gave back: it no longer counts in its billing period, nor does what it had cost. Usage
 * that was charged in between stays charged as it was; what the rest then costs more, the next use pays.
 *
 * @param price which price of the tenant
 * @param begin of the billing period
 * @param asked what the price asks of the usage's properties
 * @param quantity units given back
 */
public record Unmetered(UUID price, Instant begin, SortedMap<String, String> asked, BigDecimal quantity) {
    public Unmetered {
        quantity = Decimals.canonical(quantity);
    }

    /**
     * The usage that goes back with {@code amount} more of a decrement, in proportion to its credits, so that the whole
     * decrement is the whole usage; null: no price had rated it.
     */
    static @Nullable Unmetered of(RecordedDecrement recorded, Undone undone, Credits amount) {
        Metered metered = recorded.metered();
        if (metered == null) {
            return null;
        }
        Credits before = undone.amount();
        BigDecimal returned = Rounding.usageShare(metered.quantity(), before, metered.charged());
        BigDecimal after = Rounding.usageShare(metered.quantity(), before.plus(amount), metered.charged());
        return new Unmetered(metered.price(), metered.begin(), metered.asked(), after.subtract(returned));
    }
}
