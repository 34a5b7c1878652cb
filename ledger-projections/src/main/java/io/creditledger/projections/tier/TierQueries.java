package io.creditledger.projections.tier;

import java.util.List;
import java.util.Optional;

/** Questions about what entities offer. */
public interface TierQueries {
    /** Tiers of an entity in the order they were added; retired ones only when asked for. */
    List<TierView> tiers(String tenant, String entity, boolean retiredToo);

    Optional<TierView> tier(String tenant, String entity, String tier);
}
