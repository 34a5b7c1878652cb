package io.creditledger.core.account;

/** Who credits belong to. */
public sealed interface Owner {
    /** An organization, by slug. Dialect 1. */
    record Organization(String slug) implements Owner {}

    /** An entity itself. Dialect 2. */
    record Entity(String entity) implements Owner {}

    /** A user of an entity. Dialect 2. */
    record EntityUser(String entity, String user) implements Owner {}

    /** A customer. Dialect 3. */
    record Customer(String customer) implements Owner {}
}
