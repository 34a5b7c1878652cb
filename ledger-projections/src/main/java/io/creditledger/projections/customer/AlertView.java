package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.customer.AlertTerms;
import io.creditledger.core.customer.CustomerId;
import java.time.Instant;
import java.util.UUID;

/**
 * An alert.
 *
 * @param customer whose balance
 * @param account of which credits
 * @param alert which
 * @param terms what is watched
 * @param createdAt since when
 * @param position of the event that set it, for lists
 * @param enabled whether it watches
 */
public record AlertView(
        CustomerId customer,
        AccountId account,
        UUID alert,
        AlertTerms terms,
        Instant createdAt,
        long position,
        boolean enabled) {}
