package io.creditledger.core.customer;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Who a customer is.
 *
 * @param name full name
 * @param email where the tenant reaches the customer
 * @param externalId the tenant's own name of the customer, unique within the tenant; null: none
 * @param timezone an IANA zone: at whose midnight dates begin
 * @param currency in which the customer is invoiced; null: not said
 * @param metadata free string pairs, sorted by key
 */
public record Profile(
        String name,
        String email,
        @Nullable String externalId,
        String timezone,
        @Nullable String currency,
        SortedMap<String, String> metadata) {}
