package io.creditledger.api.security;

import java.util.Locale;

/** What a key may do. Each includes nothing else: a key that writes and reads has both. */
public enum Scope {
    READ,
    WRITE,
    ADMIN;

    /** The name in JSON and SQL. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
