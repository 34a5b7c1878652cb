package io.creditledger.api.billing;

import io.creditledger.api.billing.EvaluationReader.Asked;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.core.price.PriceId;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.projections.price.PriceQueries;
import io.creditledger.projections.price.PriceView;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The prices of a caller's tenant, as fresh as the caller knows them. */
public final class Prices {
    private final Reads reads;
    private final PriceQueries queries;

    public Prices(Reads reads, PriceQueries queries) {
        this.reads = reads;
        this.queries = queries;
    }

    /** @throws Problem 404 when the tenant has no such price */
    PriceView byId(Call call, String id) {
        try {
            return found(call, new PriceId(call.tenant(), UUID.fromString(id)), id);
        } catch (IllegalArgumentException e) {
            throw unknown(id);
        }
    }

    /** @throws Problem 404 when the tenant has no price that it calls so */
    PriceView byExternalId(Call call, String externalId) {
        return found(call, PriceId.named(call.tenant(), externalId), externalId);
    }

    /**
     * The terms of the price that is asked.
     *
     * @throws Problem 404 when the tenant has no such price
     */
    PriceTerms terms(Call call, Asked asked) {
        if (asked.inline() != null) {
            return asked.inline();
        }
        return asked.priceId() != null
                ? byId(call, asked.priceId()).terms()
                : byExternalId(call, Objects.requireNonNull(asked.externalPriceId()))
                        .terms();
    }

    /** The tenant's prices, newest first. */
    List<PriceView> page(Call call, @Nullable Long before, int limit) {
        reads.await(call, Views.PRICE, call.tenant());
        return queries.prices(call.tenant(), before, limit);
    }

    private PriceView found(Call call, PriceId price, String name) {
        reads.await(call, Views.PRICE, price.stream());
        return queries.price(price).orElseThrow(() -> unknown(name));
    }

    private static Problem unknown(String name) {
        return Problem.of(
                ProblemType.NOT_FOUND, "Could not find a resource of type Price with identifier: " + name + ".");
    }
}
