package io.creditledger.core.customer;

import io.creditledger.core.decider.Ids;
import java.util.UUID;

/**
 * A customer of a tenant. Its accounts are {@code customer:<uuid>}, one for each unit.
 *
 * @param tenant whose customer
 * @param uuid from the external id where there is one, so that there is one customer of that name; otherwise made with
 *     the customer
 */
public record CustomerId(String tenant, UUID uuid) {
    private static final String KIND = "/customers:";

    /** The customer whom the tenant calls {@code external}. */
    public static CustomerId external(String tenant, String external) {
        return new CustomerId(tenant, Ids.named("customer", external));
    }

    /**
     * The customer whose events are in {@code stream}.
     *
     * @throws IllegalArgumentException when it is no customer's stream
     */
    public static CustomerId ofStream(String stream) {
        int kind = stream.indexOf(KIND);
        if (kind < 0) {
            throw new IllegalArgumentException("'" + stream + "' is no customer's stream");
        }
        return new CustomerId(stream.substring(0, kind), UUID.fromString(stream.substring(kind + KIND.length())));
    }

    /** The event stream of the customer. */
    public String stream() {
        return tenant + KIND + uuid;
    }
}
