package io.creditledger.projections.customer;

import io.creditledger.core.customer.CustomerId;
import io.creditledger.core.customer.TopUpTerms;
import java.util.UUID;

/**
 * A top-up in force.
 *
 * @param customer whose
 * @param topUp which
 * @param terms what is bought when
 * @param position of the event that set it, for lists
 */
public record TopUpView(CustomerId customer, UUID topUp, TopUpTerms terms, long position) {}
