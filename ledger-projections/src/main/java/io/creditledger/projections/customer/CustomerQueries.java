package io.creditledger.projections.customer;

import io.creditledger.core.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about customers and their top-ups. */
public interface CustomerQueries {
    /** The customer, if there is one. */
    Optional<CustomerView> customer(CustomerId id);

    /**
     * The customers of a tenant, newest first.
     *
     * @param before only those created before this position; null: from the newest
     */
    List<CustomerView> customers(String tenant, @Nullable Long before, int limit);

    /** The top-ups of a customer, newest first; {@code before} as above. */
    List<TopUpView> topUps(CustomerId customer, @Nullable Long before, int limit);

    /**
     * Top-ups whose account has fallen to the threshold, the oldest first; they only say where to look, the account
     * decides.
     *
     * @param after only those set after this position
     */
    List<TopUpView> due(Instant now, long after, int limit);
}
