package io.creditledger.projections.standing;

import io.creditledger.core.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about standing orders. They only say where to look: what is due is decided by the order itself. */
public interface StandingQueries {
    /**
     * Accounts whose auto-refill may be due at {@code now}, or is under way, by name.
     *
     * @param after the last one seen; null: from the first
     */
    List<AccountId> refills(Instant now, @Nullable AccountId after, int limit);

    /** Whether the account's auto-refill is switched on. */
    boolean refillsAutomatically(AccountId account);

    /** Accounts whose recurring tier may be due at {@code now}, or is under way, as above. */
    List<AccountId> renewals(Instant now, @Nullable AccountId after, int limit);
}
