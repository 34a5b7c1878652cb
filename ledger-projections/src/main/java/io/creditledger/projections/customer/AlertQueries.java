package io.creditledger.projections.customer;

import io.creditledger.core.customer.CustomerId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions about alerts and when they fired. */
public interface AlertQueries {
    /** An alert of a tenant's customers. */
    Optional<AlertView> alert(String tenant, UUID alert);

    /**
     * The alerts of a customer, newest first.
     *
     * @param before only those set before this position; null: from the newest
     */
    List<AlertView> alerts(CustomerId customer, @Nullable Long before, int limit);

    /**
     * When the alert fired since it was set, changed or enabled last, newest first; once for each time that the balance
     * crossed. None while it is off.
     *
     * @param before only before this entry of the ledger; null: from the newest
     */
    List<CrossingView> crossings(AlertView alert, @Nullable Long before, int limit);
}
