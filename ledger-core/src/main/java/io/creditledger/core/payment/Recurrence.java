package io.creditledger.core.payment;

import io.creditledger.core.money.Money;
import io.creditledger.core.tier.Period;
import java.time.Instant;

/**
 * That what was paid for is to be bought again, each further period.
 *
 * @param every {@link Period#MONTHLY} or {@link Period#YEARLY}
 * @param first when the first period began: when the payment was redeemed
 * @param price what each period costs, whatever the offer costs later
 */
public record Recurrence(Period every, Instant first, Money price) {
    /** @throws IllegalArgumentException when it is bought once */
    public Recurrence {
        if (every == Period.ONETIME) {
            throw new IllegalArgumentException("what is bought once does not recur");
        }
    }
}
