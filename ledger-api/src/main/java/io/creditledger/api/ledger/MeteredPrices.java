package io.creditledger.api.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.RecordedPrice;
import io.creditledger.core.price.PriceId;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.projections.price.PriceQueries;
import io.creditledger.projections.price.PriceView;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The prices by which usage is metered. Their terms never change, so they are read once. */
final class MeteredPrices {
    private static final int MAX_KNOWN = 10_000;

    /** The terms of a price are those of its first fact. */
    private static final long REVISION = 1;

    private final Reads reads;
    private final PriceQueries queries;
    private final Cache<PriceId, PriceTerms> known =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).build();

    MeteredPrices(Reads reads, PriceQueries queries) {
        this.reads = reads;
        this.queries = queries;
    }

    /**
     * A price and what the history says about it.
     *
     * @param price its identity within the tenant
     */
    record Found(UUID price, RecordedPrice recorded) {}

    /**
     * The tenant's price with that id, or else with that external id.
     *
     * @throws Problem 404 when the tenant has none
     */
    Found named(Call call, String name) {
        UUID id = id(name);
        return Optional.ofNullable(id)
                .flatMap(uuid -> found(call, new PriceId(call.tenant(), uuid)))
                .or(() -> found(call, PriceId.named(call.tenant(), name)))
                .orElseThrow(() -> Problem.notFound("Price " + name));
    }

    private Optional<Found> found(Call call, PriceId price) {
        PriceTerms terms = known.getIfPresent(price);
        if (terms == null) {
            reads.await(call, Views.PRICE, price.stream());
            terms = queries.price(price).map(PriceView::terms).orElse(null);
            if (terms == null) {
                return Optional.empty();
            }
            known.put(price, terms);
        }
        return Optional.of(new Found(price.uuid(), new RecordedPrice(REVISION, terms)));
    }

    private static @Nullable UUID id(String name) {
        try {
            return name.length() == 36 ? UUID.fromString(name) : null;
        } catch (IllegalArgumentException e) {
            return null; // No identity, so it can only be the tenant's own id.
        }
    }
}
