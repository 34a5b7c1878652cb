package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.ItemFilter;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a customer's ledger.
 *
 * @param number in the account, from 1
 * @param line the line of the statement that it is a part of
 * @param part which part, from 0
 * @param what the part
 * @param expiresAt of its block; null: never, or there is no block
 * @param costBasis of its block; null: there is no block
 * @param filters of its block
 * @param remaining of its block before the line; zero unless it begins a void
 */
public record CreditEntryView(
        long number,
        Entry line,
        int part,
        CreditPart what,
        @Nullable Instant expiresAt,
        @Nullable UnitCost costBasis,
        List<ItemFilter> filters,
        Credits remaining) {
    /** The block; null: beyond the blocks. */
    public @Nullable UUID block() {
        return what.block();
    }
}
