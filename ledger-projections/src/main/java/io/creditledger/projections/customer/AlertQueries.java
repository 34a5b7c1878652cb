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

    /** The same, also when it was removed: it may have fired before. */
    Optional<AlertView> evenRemoved(String tenant, UUID alert);

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

    /** Position up to which the view shows what happened: what it says up to there stays so. */
    long shown();

    /**
     * What fired by events in that range, whatever became of the alert later; in the order of the book, thresholds in
     * the order in which the balance went over them.
     *
     * @param tenants only theirs
     * @param after exclusive
     * @param upTo inclusive
     */
    List<FiredView> fired(List<String> tenants, long after, long upTo, int limit);
}
