package io.creditledger.projections.customer;

import io.creditledger.core.customer.CustomerId;
import io.creditledger.core.customer.Profile;
import java.time.Instant;

/**
 * A customer.
 *
 * @param id which
 * @param profile who it is
 * @param createdAt since when
 * @param createdPosition where in the book, for lists
 */
public record CustomerView(CustomerId id, Profile profile, Instant createdAt, long createdPosition) {}
