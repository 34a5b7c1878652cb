package io.creditledger.projections.price;

import io.creditledger.core.price.PriceId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about prices. One with the tenant's own id is found by {@link PriceId#named}. */
public interface PriceQueries {
    Optional<PriceView> price(PriceId price);

    /**
     * Prices of a tenant, newest first.
     *
     * @param before creation position of the last one seen; null: from the newest
     */
    List<PriceView> prices(String tenant, @Nullable Long before, int limit);
}
