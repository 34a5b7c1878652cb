package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.util.List;
import java.util.UUID;

/**
 * A reversal of a purchase that has not been reinstated.
 *
 * @param purchase the purchase taken back
 * @param amount credits of the purchase that this reversal covers
 * @param taken what was taken from the purchase's own blocks
 * @param debt what had been spent already and became debt
 * @param forfeited what had expired or been voided already; amount = Σ taken + debt + forfeited
 */
public record Reversal(UUID purchase, Credits amount, List<Restored> taken, Credits debt, Credits forfeited) {
    public Reversal {
        taken = List.copyOf(taken);
    }
}
