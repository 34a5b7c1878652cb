package io.creditledger.api.security;

import java.util.Locale;
import java.util.Set;

/**
 * What a key may do. Each includes nothing else: a key that writes and reads has both. {@link #OPERATOR} makes tenants;
 * only the key that the database was set up with has it, and no key can give it to another.
 */
public enum Scope {
    READ,
    WRITE,
    ADMIN,
    OPERATOR;

    /** What the keys of a tenant can have. */
    public static final Set<Scope> OF_TENANTS = Set.of(READ, WRITE, ADMIN);

    /** The name in JSON and SQL. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
