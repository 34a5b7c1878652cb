package io.creditledger.core.price;

import io.creditledger.core.decider.Ids;
import java.util.UUID;

/**
 * A price of a tenant. Its text form within the tenant is {@code prices:<uuid>}.
 *
 * @param tenant whose price
 * @param uuid follows from the external id where there is one, else from the command that made it
 */
public record PriceId(String tenant, UUID uuid) {
    private static final String KIND = "/prices:";

    /** The price with the tenant's own id: the same for ever, so that it can be made only once. */
    public static PriceId named(String tenant, String externalId) {
        return new PriceId(tenant, Ids.named("price", externalId));
    }

    /**
     * The price whose events are in {@code stream}.
     *
     * @throws IllegalArgumentException when it is no price's stream
     */
    public static PriceId ofStream(String stream) {
        int kind = stream.indexOf(KIND);
        if (kind < 0) {
            throw new IllegalArgumentException("'" + stream + "' is no price's stream");
        }
        return new PriceId(stream.substring(0, kind), UUID.fromString(stream.substring(kind + KIND.length())));
    }

    /** The event stream of the price. */
    public String stream() {
        return tenant + KIND + uuid;
    }

    @Override
    public String toString() {
        return stream();
    }
}
