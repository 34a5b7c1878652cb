package io.creditledger.core.customer;

import io.creditledger.core.price.MetadataChange;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about who a customer is; null: it stays.
 *
 * @param name full name
 * @param email where the tenant reaches the customer
 * @param externalId can only be what it is already: it names the customer for ever
 * @param currency in which the customer is invoiced
 * @param metadata keys that are set and keys that go
 */
public record ProfileChange(
        @Nullable String name,
        @Nullable String email,
        @Nullable String externalId,
        @Nullable String currency,
        MetadataChange metadata) {
    /** The profile after the change. */
    Profile of(Profile before) {
        return new Profile(
                name == null ? before.name() : name,
                email == null ? before.email() : email,
                before.externalId(),
                before.timezone(),
                currency == null ? before.currency() : currency,
                metadata.of(before.metadata()));
    }
}
