package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.money.Credits;
import java.util.SortedMap;

/**
 * A block of a customer's credits.
 *
 * @param account whose
 * @param terms what is fixed about it
 * @param remaining what is left in it
 * @param bought whether it came with a purchase, itself and not moved
 * @param metadata of what made it
 * @param pending whether it is ordered and not paid: nothing of it is in the balance, all of it is {@code remaining}
 * @param deleted whether it was taken back, or its order given up
 */
public record CreditBlockView(
        AccountId account,
        BlockTerms terms,
        Credits remaining,
        boolean bought,
        SortedMap<String, String> metadata,
        boolean pending,
        boolean deleted) {}
